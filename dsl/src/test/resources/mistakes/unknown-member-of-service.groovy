runbook('r') {
    def stack = compose('x')
    stack.services.each { service ->
        step(service.name) {
            needs service.dependancies
            action { docker.start(service).untilReady() }
        }
    }
}




//! 5:27 dsl.unknown-word a service has no 'dependancies': did you mean 'dependencies'? => it has: ...
