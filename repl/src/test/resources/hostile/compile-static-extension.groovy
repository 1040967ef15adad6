@groovy.transform.CompileStatic(extensions = '@TRACE@')
def f() {}
