// pmoves run audit-env -p stack=DIR

runbook('audit-env') {
    about 'Look at variables: blank, shadowed, set twice, secrets for everyone to read'

    use 'steps/audit.groovy', rules: 'environment'
}
