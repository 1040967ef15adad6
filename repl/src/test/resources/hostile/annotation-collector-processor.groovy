@groovy.transform.AnnotationCollector(processor = 'Evil')
@interface Mine {}
@Mine class A {}
