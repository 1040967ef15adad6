def f = new File('@TRACE@').&createNewFile
f()
