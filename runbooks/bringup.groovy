// Bring a compose stack up until every service has proved that it is ready.
//
//   pmoves plan runbooks/bringup.groovy                    what would happen, and why
//   pmoves run  runbooks/bringup.groovy                    the starter stack
//   pmoves run  runbooks/bringup.groovy -p stack=DIR       any folder with compose files
//   ... -p services=tensorzero-gateway,pmoves-ollama        only these, and what they depend on

runbook('bringup') {
    about 'Bring a compose stack up, tier by tier, until every service has proved that it is ready'

    params {
        directory 'stack', about: 'folder with the compose files', byDefault: 'runbooks/starter'
        text 'files', about: 'compose files in it, in order, separated by commas; the default names if empty', byDefault: ''
        text 'profiles', about: 'profiles to enable, separated by commas', byDefault: ''
        text 'services', about: 'only these services and what they depend on, separated by commas; all of them if empty', byDefault: ''
        choice 'keys', of: ['local', 'cloud'], about: 'local needs no key of any provider', byDefault: 'local'
        choice 'order', of: ['tiers', 'dependencies'], about: 'a tier waits for the tiers before it, or a service only for what it needs', byDefault: 'tiers'
        duration 'within', about: 'how long a service may take to prove that it is ready', byDefault: 5.minutes
    }

    def stack = compose(params.directory('stack'), files: params.list('files'), profiles: params.list('profiles'), services: params.list('services'))

    step('preflight') {
        about 'everything that the stack needs is there: files, keys, ports that do not collide'
        effect pure
        check { preflight(stack).keys(params.choice('keys')).isReady() }
        action { preflight(stack).keys(params.choice('keys')).demandReady() }
    }

    step('engine') {
        about 'a Docker engine that answers'
        needs 'preflight'
        effect idempotent
        confirm 'No Docker engine answers. Get one on this machine? Installed, where it is missing: the package docker.io, by apt-get. ' +
                'Started: docker.service where systemd runs, else dockerd as a daemon that stays. ' +
                'Back again: pmoves undo stops that daemon, apt-get purge docker.io removes the package.'
        check { engine.isProvided() }
        action { engine.provide() }
        undo { engine.stop() }
    }

    step('host') {
        about 'nothing on the engine stands in the way: ports, external networks, labels'
        needs 'engine'
        effect pure
        check { docker.isFree(stack) }
        action { docker.demandFree(stack) }
    }

    group('secrets') {
        stack.generatedSecrets.each { secret ->
            step(secret.name) {
                about 'a random value, made once and kept in a file'
                needs 'host'
                effect idempotent
                check { secret.exists() }
                action { generate(secret) }
            }
        }
    }

    group('images') {
        stack.baseImages.each { image ->
            step('base', key: image) {
                about 'pulled, or made from the Debian mirror where no registry answers'
                needs 'host'
                effect idempotent
                timeout 20.minutes
                check { engine.hasBase(image) }
                action { engine.provideBase(image) }
            }
        }
        stack.images.each { image ->
            step('image', key: image.name) {
                about image.built ? 'built' : 'pulled'
                needs 'host'
                needs image.bases.collect { "base[$it]" }
                effect idempotent
                critical image.critical
                check { docker.isProvided(image) }
                action { docker.provide(image) }
            }
        }
    }

    group('networks') {
        stack.networks.each { network ->
            step(network.key) {
                needs 'host'
                effect idempotent
                check { docker.isReady(network) }
                action { docker.ensure(network) }
                undo { docker.remove(network) }
            }
        }
    }

    group('volumes') {
        stack.volumes.each { volume ->
            step(volume.key) {
                needs 'host'
                effect idempotent
                check { docker.isReady(volume) }
                action { docker.ensure(volume) }
            }
        }
    }

    stack.tiers.each { tier ->
        group(tier.name) {
            tier.services.each { service ->
                step(service.name) {
                    about service.about
                    needs service.secrets, service.provided, service.networks, service.volumes
                    needs service.dependencies
                    needs params.choice('order') == 'tiers' ? tier.before : []
                    effect idempotent
                    critical service.critical
                    check { docker.isReady(service) }
                    action { docker.start(service).untilReady(within: params.duration('within')) }
                    undo { docker.remove(service) }
                }
            }
        }
    }
}
