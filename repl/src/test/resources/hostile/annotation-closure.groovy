@interface Mine { Class value() }
@Mine({ new File('@TRACE@').createNewFile() })
class A {}
