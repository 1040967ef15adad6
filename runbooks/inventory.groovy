// What does a stack run, from where, as whom?
//
//   pmoves run inventory -p stack=DIR                      a table, a line for each service
//   pmoves run inventory -p stack=DIR -p json=stack.json   the same as JSON, see inventory.schema.json
//   pmoves run inventory -p stack=DIR -p image=true        also licences, bases and platforms, as engine and registries know them

runbook('inventory') {
    about 'List what a stack runs: builds and images, tags, digests, licences, users, ports, profiles and GPUs'

    params {
        directory 'stack', about: 'folder with the compose files', byDefault: 'runbooks/starter'
        text 'files', about: 'compose files in it, in order, separated by commas; the default names if empty', byDefault: ''
        text 'profiles', about: 'profiles to enable, separated by commas; all of them if empty', byDefault: ''
        flag 'image', about: 'ask the engine and registries about the images, too', byDefault: false
        text 'json', about: 'file for JSON', byDefault: ''
    }

    def stack = compose(params.directory('stack'), files: params.list('files'), profiles: params.list('profiles'),
            whole: params.text('profiles').isEmpty())

    step('inventory') {
        about 'a row for each service'
        effect idempotent
        action {
            def found = inventory(stack, image: params.flag('image'))
            show found.text
            found.write(params.text('json'))
        }
    }
}
