// pmoves run audit-drift -p stack=DIR

runbook('audit-drift') {
    about 'Look at what runs of a stack on the engine, against what its files say'

    params {
        directory 'stack', about: 'folder with the compose files', byDefault: 'runbooks/starter'
        text 'files', about: 'compose files in it, in order, separated by commas; the default names if empty', byDefault: ''
        choice 'failOn', of: ['error', 'warning', 'note', 'never'], about: 'how severe a finding has to be to fail the run', byDefault: 'error'
        text 'baseline', about: 'file with the findings that are known; only new ones count', byDefault: ''
    }

    use 'steps/audit.groovy', rules: 'drift,ports', stack: params.directory('stack'), files: params.text('files'),
            failOn: params.choice('failOn'),
            live: true, baseline: params.text('baseline')
}
