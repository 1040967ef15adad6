record R(int x) { static { new File('@TRACE@').createNewFile() } }
