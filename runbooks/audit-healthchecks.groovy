// pmoves run audit-healthchecks -p stack=DIR [-p image=true]

runbook('audit-healthchecks') {
    about 'Look at healthchecks that cannot pass, cannot fail, or are missing'

    use 'steps/audit.groovy', rules: 'healthcheck'
}
