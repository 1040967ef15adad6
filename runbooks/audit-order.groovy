// pmoves run audit-order -p stack=DIR

runbook('audit-order') {
    about 'Look at what is started before what it needs'

    use 'steps/audit.groovy', rules: 'order'
}
