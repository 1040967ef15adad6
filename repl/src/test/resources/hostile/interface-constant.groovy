interface I { int X = { new File('@TRACE@').createNewFile(); 1 }() }
