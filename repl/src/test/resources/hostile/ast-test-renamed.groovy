import groovy.transform.ASTTest as Harmless
@Harmless(value = { new File('@TRACE@').createNewFile() })
def x = 1
