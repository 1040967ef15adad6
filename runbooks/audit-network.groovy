// pmoves run audit-network -p stack=DIR

runbook('audit-network') {
    about 'Look at who can reach whom, and who should and cannot'

    use 'steps/audit.groovy', rules: 'network'
}
