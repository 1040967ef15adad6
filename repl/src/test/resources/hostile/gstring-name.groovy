runbook("${new File('@TRACE@').createNewFile()}") { }
