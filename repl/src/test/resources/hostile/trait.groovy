trait T { static { new File('@TRACE@').createNewFile() } }
