runbook(({ new File('@TRACE@').createNewFile(); 'x' })()) { }
