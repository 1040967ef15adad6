// Look at a compose stack, and at what lies around it, for what will not work and for what should not be.
//
//   pmoves run audit -p stack=DIR                              every rule, the findings on standard output
//   pmoves run audit -p rules=hardening,network                some areas; -p rules=-hardening leaves one out
//   pmoves run audit -p sarif=audit.sarif -p html=audit.html   the same findings for code scanning and for a browser
//   pmoves run audit -p baseline=audit-baseline.json           only what is new; -p updateBaseline=true writes the file
//   pmoves run audit -p image=true -p live=true                also what is in the images, and what runs of the stack
//   pmoves run audit -p fix=true                               a diff in audit.patch that mends what can be mended
//   pmoves explain hardening.user                              what a rule looks for, and what to do

runbook('audit') {
    about 'Look at a compose stack and what lies around it for what will not work and what should not be'

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

    use 'steps/audit.groovy',
            stack: params.directory('stack'),
            files: params.text('files'),
            profiles: params.text('profiles'),
            rules: params.text('rules'),
            failOn: params.choice('failOn'),
            image: params.flag('image'),
            live: params.flag('live'),
            baseline: params.text('baseline'),
            updateBaseline: params.flag('updateBaseline'),
            fix: params.flag('fix'),
            patch: params.text('patch'),
            sarif: params.text('sarif'),
            junit: params.text('junit'),
            html: params.text('html'),
            markdown: params.text('markdown'),
            json: params.text('json'),
            github: params.text('github')
}
