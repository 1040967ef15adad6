class A { static x = { new File('@TRACE@').createNewFile() }() }
