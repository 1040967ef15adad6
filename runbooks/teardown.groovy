// Take a compose stack down again.
//
//   pmoves run runbooks/teardown.groovy                     containers and networks
//   pmoves run runbooks/teardown.groovy -p volumes=true     and the data: asks for the stack's name first
//
// The whole stack goes: services of every profile, also of those that were not named, and what this platform would leave out.
// (docker compose down leaves what is behind a profile that is not named.) External networks and volumes stay.

runbook('teardown') {
    about 'Take a whole compose stack down, every profile of it: containers, networks, and its data only when asked'

    params {
        directory 'stack', about: 'folder with the compose files', byDefault: 'runbooks/starter'
        text 'files', about: 'compose files in it, in order, separated by commas; the default names if empty', byDefault: ''
        flag 'volumes', about: 'delete the volumes too, with all data in them', byDefault: false
        flag 'engine', about: 'stop the Docker engine that bring-up started', byDefault: false
    }

    def stack = compose(params.directory('stack'), files: params.list('files'), whole: true)

    group('services') {
        stack.services.each { service ->
            step(service.name) {
                needs service.dependants
                effect idempotent
                check { docker.isGone(service) }
                action { docker.remove(service) }
            }
        }
    }

    group('networks') {
        stack.networks.each { network ->
            step(network.key) {
                needs 'services'
                effect idempotent
                check { docker.isGone(network) }
                action { docker.remove(network) }
            }
        }
    }

    if (params.flag('volumes')) {
        group('volumes') {
            stack.volumes.each { volume ->
                step(volume.key) {
                    needs 'services'
                    effect idempotent
                    confirm severe("Delete volume ${volume.name} and all data in it?", stack.name)
                    check { docker.isGone(volume) }
                    action { docker.remove(volume) }
                }
            }
        }
    }

    if (params.flag('engine')) {
        step('engine') {
            needs 'networks'
            effect idempotent
            check { !docker.isRunning() }
            action { engine.stop() }
        }
    }
}
