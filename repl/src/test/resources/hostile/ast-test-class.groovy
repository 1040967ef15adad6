@groovy.transform.ASTTest(phase = org.codehaus.groovy.control.CompilePhase.CONVERSION, value = { new File('@TRACE@').createNewFile() })
class A {}
