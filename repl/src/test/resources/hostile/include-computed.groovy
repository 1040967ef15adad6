runbook('x') { use "${new File('@TRACE@').createNewFile()}.groovy" }
