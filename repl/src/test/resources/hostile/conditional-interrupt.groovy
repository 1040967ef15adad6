@groovy.transform.ConditionalInterrupt({ new File('@TRACE@').createNewFile() })
def x = 1
