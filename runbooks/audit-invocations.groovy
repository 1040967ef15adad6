// pmoves run audit-invocations -p stack=DIR [-p fix=true]

runbook('audit-invocations') {
    about 'Look at how scripts, Makefiles and workflows call Compose'

    params {
        directory 'stack', about: 'folder with the compose files', byDefault: 'runbooks/starter'
        text 'files', about: 'compose files in it, in order, separated by commas; the default names if empty', byDefault: ''
        flag 'fix', about: 'write a diff that mends what can be mended; nothing is changed', byDefault: false
        text 'patch', about: 'file for that diff', byDefault: 'audit.patch'
        choice 'failOn', of: ['error', 'warning', 'note', 'never'], about: 'how severe a finding has to be to fail the run', byDefault: 'error'
        text 'baseline', about: 'file with the findings that are known; only new ones count', byDefault: ''
    }

    use 'steps/audit.groovy', rules: 'invocations', stack: params.directory('stack'), files: params.text('files'),
            failOn: params.choice('failOn'),
            fix: params.flag('fix'), patch: params.text('patch'), baseline: params.text('baseline')
}
