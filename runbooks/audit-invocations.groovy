// pmoves run audit-invocations -p stack=DIR [-p fix=true]

runbook('audit-invocations') {
    about 'Look at how scripts, Makefiles and workflows call Compose'

    use 'steps/audit.groovy', rules: 'invocations'
}
