runbook('x') {
    use '../../../../../../../../@TRACE@.groovy'
    use '/proc/self/environ'
    use 'no/such.groovy'
}
