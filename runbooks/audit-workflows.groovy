// pmoves run audit-workflows -p stack=DIR

runbook('audit-workflows') {
    about 'Look at GitHub workflows that cannot run, or sign and scan nothing'

    use 'steps/audit.groovy', rules: 'workflows'
}
