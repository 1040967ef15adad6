// pmoves run audit-images -p stack=DIR [-p image=true]

runbook('audit-images') {
    about 'Look at images that move, and at builds that cannot end well'

    params {
        directory 'stack', about: 'folder with the compose files', byDefault: 'runbooks/starter'
        text 'files', about: 'compose files in it, in order, separated by commas; the default names if empty', byDefault: ''
        flag 'image', about: 'look into the images that are on the engine, starting none of them', byDefault: false
        choice 'failOn', of: ['error', 'warning', 'note', 'never'], about: 'how severe a finding has to be to fail the run', byDefault: 'error'
        text 'baseline', about: 'file with the findings that are known; only new ones count', byDefault: ''
    }

    use 'steps/audit.groovy', rules: 'images,hardening.image-user', stack: params.directory('stack'), files: params.text('files'),
            failOn: params.choice('failOn'),
            image: params.flag('image'), baseline: params.text('baseline')
}
