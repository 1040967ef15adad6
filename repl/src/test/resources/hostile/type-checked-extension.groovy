@groovy.transform.TypeChecked(extensions = ['Evil'])
class A {}
