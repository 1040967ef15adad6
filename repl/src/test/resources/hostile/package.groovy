package x
class A { A() { new File('@TRACE@').createNewFile() } }
new A()
