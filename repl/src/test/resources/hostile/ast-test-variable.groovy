@groovy.transform.ASTTest(value = { new File('@TRACE@').createNewFile() })
def x = 1
