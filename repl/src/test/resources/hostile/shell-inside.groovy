new GroovyShell().evaluate("new File('@TRACE@').createNewFile()")
