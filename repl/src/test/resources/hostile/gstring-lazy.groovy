def x = "${ -> new File('@TRACE@').createNewFile() }"
runbook(x.toString()) { about "${x}" }
