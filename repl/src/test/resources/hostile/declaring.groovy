runbook('x') {
    new File('@TRACE@').createNewFile()
    step(({ new File('@TRACE@').createNewFile(); 'y' })()) { action { log 'x' } }
}
