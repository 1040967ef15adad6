runbook('bringup') {
    about 'Bring a compose stack up, tier by tier, until every service has proved that it is ready'

    params {
        directory 'stack', about: 'folder with the compose files', byDefault: 'runbooks/starter'
        choice    'keys',  of: ['local', 'cloud'], byDefault: 'local'
        text      'profiles', about: 'separated by commas', byDefault: ''
        choice    'order', of: ['tiers', 'dependencies'], byDefault: 'tiers'
        duration  'within', byDefault: 5.minutes
    }

    def stack = compose(params.directory('stack'), profiles: params.list('profiles'))

    step('preflight') {
        effect pure
        action { preflight(stack).keys(params.choice('keys')).demandReady() }
    }

    stack.tiers.each { tier ->
        group(tier.name) {
            tier.services.each { service ->
                step(service.name) {
                    about    service.about
                    needs    'preflight', service.dependencies
                    needs    params.choice('order') == 'tiers' ? tier.before : []
                    effect   idempotent
                    critical service.critical
                    check    { docker.isReady(service) }
                    action   { docker.start(service).untilReady(within: params.duration('within')) }
                    undo     { docker.remove(service) }
                }
            }
        }
    }
}
