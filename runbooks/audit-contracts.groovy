// pmoves run audit-contracts -p stack=DIR

runbook('audit-contracts') {
    about 'Look at topics, schemas and scrape targets'

    use 'steps/audit.groovy', rules: 'contracts'
}
