package ai.pmoves.kernel.internal.lock

import spock.lang.Specification

class ProcessIdentitySpec extends Specification {

    def "only the same pid, start and boot are the same process"() {
        given:
        def own = ProcessIdentity.own()

        expect:
        own.alive()
        new ProcessIdentity(own.pid(), own.started(), own.boot(), 'renamed').alive()
        !new ProcessIdentity(own.pid(), own.started(), 'another-boot', own.host()).alive()
        !new ProcessIdentity(own.pid(), own.started(), 'another-boot', 'elsewhere').alive()
        !new ProcessIdentity(own.pid(), '1', own.boot(), own.host()).alive()
        !new ProcessIdentity(own.pid(), '', own.boot(), own.host()).alive()
    }
}
