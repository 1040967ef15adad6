runbook('x') { new File('@TRACE@').createNewFile()
