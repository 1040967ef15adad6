// pmoves run audit-drift -p stack=DIR

runbook('audit-drift') {
    about 'Look at what runs of a stack on the engine, against what its files say'

    use 'steps/audit.groovy', rules: 'drift,ports', live: true
}
