class A extends groovy.lang.Script { static { new File('@TRACE@').createNewFile() }; def run() {} }
