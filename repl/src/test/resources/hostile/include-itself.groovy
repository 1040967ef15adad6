runbook('x') {
    use 'include-itself.groovy'
    new File('@TRACE@').createNewFile()
}
