package ai.pmoves.gateway

import ai.pmoves.gateway.harness.House
import ai.pmoves.gateway.harness.Wire
import java.util.concurrent.CopyOnWriteArrayList
import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.lang.Timeout

/** Providers that send an interim answer (1xx) before the real one, or instead of it, or headers without an end. */
@Timeout(30)
class InterimSpec extends Specification {
    static final String ANSWER = '{"choices":[{"index":0,"message":{"role":"assistant","content":"hello"},"finish_reason":"stop"}]}'
    static final String WHOLE = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: ${ANSWER.length()}\r\n\r\n$ANSWER"
    static final String CONTINUE = 'HTTP/1.1 100 Continue\r\n\r\n'
    static final String HINTS = 'HTTP/1.1 103 Early Hints\r\nLink: </style.css>; rel=preload\r\n\r\n'

    @AutoCleanup
    House house = new House('second')
    @AutoCleanup
    ServerSocket provider = new ServerSocket(0, 50, InetAddress.loopbackAddress)
    @AutoCleanup
    Gateway gateway
    List<Socket> open = new CopyOnWriteArrayList<>()

    def cleanup() {
        open*.close()
    }

    private Wire.Answer asked(String answer) {
        Thread.startDaemon('provider') {
            try {
                while (true) {
                    def client = provider.accept()
                    open << client
                    client.getInputStream().read(new byte[8192])
                    client.outputStream.write(answer.bytes)
                    client.outputStream.flush()
                }
            } catch (SocketException ended) {
                // the feature is over
            }
        }
        def first = new Candidate('first', 'local', 'first', URI.create("http://127.0.0.1:$provider.localPort/v1"), null, '', 'm',
                house.within, house.within, 0, [])
        def lineup = new Lineup([chat: [first] + house.candidates()], [:], [] as Set)
        gateway = Gateway.start(lineup, house.settings())
        Wire.post(gateway.port(), '/v1/chat/completions', '{"model":"chat","messages":[]}')
    }

    def "#what, then the answer"() {
        when:
        def answer = asked(interim + WHOLE)

        then:
        answer.status() == 200
        answer.header('x-pmoves-attempts') == 'first: ok'

        where:
        what                  | interim
        '100'                 | CONTINUE
        '103'                 | HINTS
        'one of each'         | CONTINUE + HINTS
    }

    def "#what, and never an answer: the next is asked"() {
        when:
        def answer = asked(interim)

        then:
        answer.status() == 200
        answer.header('x-pmoves-provider') == 'second'

        where:
        what                  | interim
        '100'                 | CONTINUE
        '103'                 | HINTS
        'two times 100'       | CONTINUE * 2
        'thousands of them'   | CONTINUE * 5_000
    }

    def "whoever answers with more headers than anybody needs is followed by the next: #what"() {
        when:
        def answer = asked(WHOLE.replace('\r\n\r\n', "\r\n${header * count}\r\n"))

        then:
        answer.status() == 200
        answer.header('x-pmoves-attempts') == told

        where:
        what        | header                        | count   | told
        '20 KB'     | "X-A: ${'x' * 1000}\r\n"      | 20      | 'first: ok'
        '40 KB'     | "X-A: ${'x' * 1000}\r\n"      | 40      | 'first: answered with headers larger than 32768 bytes, second: ok'
        'many'      | 'X-A: x\r\n'                  | 500_000 | 'first: answered with headers larger than 32768 bytes, second: ok'
        'one'       | 'x'                           | 500_000 | 'first: answered with headers larger than 32768 bytes, second: ok'
    }
}
