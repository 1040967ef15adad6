new File('@TRACE@').createNewFile()
