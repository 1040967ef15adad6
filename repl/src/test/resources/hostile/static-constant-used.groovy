class A { static final int X = { new File('@TRACE@').createNewFile(); 1 }() }
int y = A.X
