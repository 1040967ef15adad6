class A { static { new File('@TRACE@').createNewFile() } }
