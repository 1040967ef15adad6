package ai.pmoves.docker.internal.apply

import spock.lang.Specification

/** Engines of different ages say the same in different words. */
class RefusedPortSpec extends Specification {
    def "#address is taken, says the engine"() {
        expect:
        RefusedPort.in("driver failed programming external connectivity on endpoint x (9d03): $words") ==
            Optional.of(new RefusedPort(address, address.split(':')[-1]))

        where:
        words                                                                                             | address
        'Bind for 0.0.0.0:80 failed: port is already allocated'                                           | '0.0.0.0:80'
        'Bind for [::1]:80 failed: port is already allocated'                                             | '[::1]:80'
        'Error starting userland proxy: listen tcp4 127.0.0.1:81: bind: address already in use'           | '127.0.0.1:81'
        'Error starting userland proxy: listen udp :53: bind: address already in use'                     | ':53'
        'failed to bind host port for 127.0.0.1:18098:10.210.255.2:80/tcp: address already in use'        | '127.0.0.1:18098'
        'failed to bind host port 127.0.0.1:18098/tcp: address already in use'                            | '127.0.0.1:18098'
        'failed to bind host port for [::]:443:[fd00::2]:80/tcp: address already in use'                  | '[::]:443'
    }

    def "what is no port is none"() {
        expect:
        RefusedPort.in('Bind mount failed').empty
    }
}
