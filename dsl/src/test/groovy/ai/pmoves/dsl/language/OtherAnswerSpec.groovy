package ai.pmoves.dsl.language

import ai.pmoves.kernel.PmovesException
import ai.pmoves.kernel.StepContext
import com.sun.net.httpserver.HttpServer
import java.time.Duration
import spock.lang.Specification

class OtherAnswerSpec extends Specification {
    def server = HttpServer.create(new InetSocketAddress(InetAddress.loopbackAddress, 0), 0).tap { start() }
    int asked

    void cleanup() {
        server.stop(0)
    }

    def 'waits until the body is another one; a server that is down or in trouble meanwhile is none'() {
        given:
        answer([200: 'old'], [503: 'starting'], [200: 'new'])

        when:
        http().untilOther([every: Duration.ofMillis(1), within: Duration.ofSeconds(10)], 'old')

        then:
        asked == 3
    }

    def 'says what it saw when the time is up'() {
        given:
        answer([200: 'old'])

        when:
        http().untilOther([every: Duration.ofMillis(1), within: Duration.ofMillis(20)], 'old')

        then:
        def late = thrown(PmovesException)
        late.message.contains('did not answer otherwise') && late.message.contains('answered the same')
    }

    private HttpRequestWords http() {
        new HttpWords(Stub(StepContext)).get("http://127.0.0.1:$server.address.port/status".toString())
    }

    private void answer(Map<Integer, String>... answers) {
        server.createContext('/status') { exchange ->
            def now = answers[Math.min(asked++, answers.length - 1)]
            def body = now.values()[0].bytes
            exchange.sendResponseHeaders(now.keySet()[0], body.length)
            exchange.responseBody.withCloseable { it.write(body) }
        }
    }
}
