// Bring the stack of @COMPOSE@ up, until every service has proved that it is ready.
//
//   pmoves plan up                     what would happen, and why
//   pmoves run up --rehearse           on a simulated engine
//   pmoves run up                      do it
//   pmoves undo                        take the latest run back; volumes stay

runbook('up') {
    about 'Bring the stack up until every service has proved that it is ready'

    params {
        file 'compose', about: 'the compose file', byDefault: '@FILE@'
        duration 'within', about: 'how long a service may take to prove that it is ready', byDefault: 5.minutes
    }

    def stack = compose(params.file('compose').parent, files: [params.file('compose').fileName.toString()])

    step('preflight') {
        about 'everything that the stack needs is there: files, keys, ports that do not collide'
        effect pure
        check { preflight(stack).isReady() }
        action { preflight(stack).demandReady() }
    }

    group('images') {
        stack.images.each { image ->
            step('image', key: image.name) {
                about image.built ? 'built' : 'pulled'
                needs 'preflight'
                effect idempotent
                check { docker.isProvided(image) }
                action { docker.provide(image) }
            }
        }
    }

    group('networks') {
        stack.networks.each { network ->
            step(network.key) {
                needs 'preflight'
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
                needs 'preflight'
                effect idempotent
                check { docker.isReady(volume) }
                action { docker.ensure(volume) }
            }
        }
    }

    group('services') {
        stack.services.each { service ->
            step(service.name) {
                about service.about
                needs service.provided, service.networks, service.volumes
                needs service.dependencies
                effect idempotent
                check { docker.isReady(service) }
                action { docker.start(service).untilReady(within: params.duration('within')) }
                undo { docker.remove(service) }
            }
        }
    }
}
