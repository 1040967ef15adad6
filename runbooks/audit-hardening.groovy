// pmoves run audit-hardening -p stack=DIR

runbook('audit-hardening') {
    about 'Look at what its containers may do that they need not'

    use 'steps/audit.groovy', rules: 'hardening'
}
