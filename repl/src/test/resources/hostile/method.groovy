static def f() { new File('@TRACE@').createNewFile() }
f()
