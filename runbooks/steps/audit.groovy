// What every audit does: look, show what was found, write it down, and fail if it is severe enough.

steps('audit') {
    params {
        directory 'stack', about: 'folder with the compose files', byDefault: 'runbooks/starter'
        text 'files', about: 'compose files in it, in order, separated by commas; the default names if empty', byDefault: ''
        text 'profiles', about: 'profiles to enable, separated by commas; all of them if empty', byDefault: ''
        text 'rules', about: 'rules or areas, separated by commas; a minus in front leaves one out', byDefault: ''
        choice 'failOn', of: ['error', 'warning', 'note', 'never'], about: 'how severe a finding has to be to fail the run', byDefault: 'error'
        flag 'image', about: 'look into the images that are on the engine, starting none of them', byDefault: false
        flag 'live', about: 'look at what runs of the stack on the engine', byDefault: false
        text 'baseline', about: 'file with the findings that are known; only new ones count', byDefault: ''
        flag 'updateBaseline', about: 'write the baseline with what is found now', byDefault: false
        flag 'fix', about: 'write a diff that mends what can be mended; nothing is changed', byDefault: false
        text 'patch', about: 'file for that diff', byDefault: 'audit.patch'
        text 'sarif', about: 'file for SARIF 2.1.0', byDefault: ''
        text 'junit', about: "file for JUnit's XML", byDefault: ''
        text 'html', about: 'file for one HTML page', byDefault: ''
        text 'markdown', about: 'file for a Markdown table', byDefault: ''
        text 'json', about: 'file for JSON', byDefault: ''
        text 'github', about: "file for GitHub's annotations", byDefault: ''
    }

    def stack = compose(params.directory('stack'), files: params.list('files'), profiles: params.list('profiles'),
            whole: params.text('profiles').isEmpty())
    def rules = rules(params.list('rules'))

    step('audit') {
        about 'every rule that was asked for'
        effect idempotent
        action {
            def known = params.flag('updateBaseline') ? '' : params.text('baseline')
            def found = audit(stack, rules: rules, baseline: known,
                    image: params.flag('image'), live: params.flag('live'))
            show found.text
            found.write('sarif', params.text('sarif'))
            found.write('junit', params.text('junit'))
            found.write('html', params.text('html'))
            found.write('markdown', params.text('markdown'))
            found.write('json', params.text('json'))
            found.write('github', params.text('github'))
            if (params.flag('fix')) {
                found.writePatch(params.text('patch'))
            }
            if (params.flag('updateBaseline')) {
                found.writeBaseline(params.text('baseline'))
            } else {
                found.demandNone(params.choice('failOn'))
            }
        }
    }
}
