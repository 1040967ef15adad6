package ai.pmoves.docker.internal.engine

import spock.lang.Specification

/** Whatever the engine was doing, a full disk has one name and one fix. */
class DiskFullSpec extends Specification {
    def "a refusal for lack of space is no riddle"() {
        given:
        def told = new EngineRefusal(500, 'POST /containers/create', 'write /var/lib/docker/overlay2/e95/link: no space left on device').problems()[0]

        expect:
        told.code() == 'docker.disk-full'
        told.message() == 'the engine cannot do POST /containers/create, because no space is left on the engine\'s disk: write /var/lib/docker/overlay2/e95/link: no space left on device'
        told.fix() == 'docker system df'
    }
}
