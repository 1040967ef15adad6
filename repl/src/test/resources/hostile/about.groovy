runbook('x') { about(({ new File('@TRACE@').createNewFile(); 'y' })()) }
