runbook('x') {
    step('y') {
        action {
            @groovy.transform.ASTTest(value = { new File('@TRACE@').createNewFile() })
            def z = 1
        }
    }
}
