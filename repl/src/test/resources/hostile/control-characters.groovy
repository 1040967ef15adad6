runbook('\u001b[2J\u202e') { about '\u001b]0;owned\u0007'; new File('@TRACE@').createNewFile() }
