new ProcessBuilder('touch', '@TRACE@').start()
