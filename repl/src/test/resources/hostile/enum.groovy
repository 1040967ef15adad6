enum E { ONE; static { new File('@TRACE@').createNewFile() } }
