// Is everything there that a stack needs, before anything is started?
//
//   pmoves run preflight -p stack=DIR                  files, variables, keys, ports, networks
//   pmoves run preflight -p stack=DIR -p mode=cloud    at least one provider's key has to be there, too
//   pmoves run preflight -p stack=DIR -p tier=data,bus only for the services of some tiers
//   pmoves run preflight -p stack=DIR -p probe=true    also ask each provider whether its key works; 'pmoves plan' shows whom

runbook('preflight') {
    about 'Look whether a stack can come up: files, variables, keys, ports and networks, all that is missing at once'

    params {
        directory 'stack', about: 'folder with the compose files', byDefault: 'runbooks/starter'
        text 'files', about: 'compose files in it, in order, separated by commas; the default names if empty', byDefault: ''
        text 'profiles', about: 'profiles to enable, separated by commas', byDefault: ''
        text 'services', about: 'only these services and what they depend on, separated by commas; all of them if empty', byDefault: ''
        choice 'mode', of: ['local', 'cloud'], about: 'local needs no key of any provider', byDefault: 'local'
        flag 'probe', about: 'ask each provider whose key is set whether the key works; the plan shows whom', byDefault: false
        text 'tier', about: 'only the services of these tiers, separated by commas', byDefault: ''
    }

    def stack = compose(params.directory('stack'), files: params.list('files'), profiles: params.list('profiles'), services: params.list('services'))

    step('files') {
        about 'files, variables and keys; ports that two services want'
        effect pure
        action { preflight(stack).keys(params.choice('mode')).tiers(params.list('tier')).demandReady() }
    }

    step('engine') {
        about 'what is on the engine, where one answers: taken ports, external networks, labels'
        needs 'files'
        effect pure
        action {
            if (docker.isRunning()) {
                docker.demandFree(stack)
            } else {
                show 'no engine answers: its ports, networks and labels were not looked at'
            }
        }
    }

    if (params.flag('probe')) {
        step('keys') {
            about 'each key that is set, asked about once where it comes from'
            needs 'files'
            effect pure
            check { preflight(stack).tiers(params.list('tier')).isWithoutKeys() }
            action { preflight(stack).tiers(params.list('tier')).demandKeysWork() }
        }
    }
}
