package ai.pmoves.gateway

import static ai.pmoves.gateway.harness.Fate.*

import ai.pmoves.gateway.harness.House
import ai.pmoves.gateway.harness.Wire
import ai.pmoves.kernel.Json
import ai.pmoves.kernel.PmovesException
import java.time.Duration
import java.util.concurrent.CountDownLatch
import java.util.concurrent.TimeUnit
import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.util.concurrent.PollingConditions

/** What is refused, with which status and in which words. */
class FrontSpec extends Specification {
    static final CHAT = '/v1/chat/completions'

    @AutoCleanup
    House house = new House('first')

    def "a body that is wrong is told with its place, and asks nobody: #body"() {
        when:
        def answer = Wire.post(house.open().port(), CHAT, body)

        then:
        answer.status() == status
        answer.message() == message
        house.standIn('first').calls.empty

        where:
        body                              | status | message
        '{"model":"chat",\n "messages":}' | 400    | 'the body is no JSON (line 2, column 13)'
        '{"model":"chat"'                 | 400    | 'the body is no JSON (line 1, column 16)'
        '{"model":"chat","model":"x"}'    | 400    | 'the body is no JSON (line 1, column 24)'
        '["chat"]'                        | 400    | 'the body is wrong: no JSON object'
        ''                                | 400    | 'the body is wrong: no JSON object'
        '{"model":"chat"} {}'             | 400    | 'the body is wrong: something follows the JSON object'
        '{"messages":[]}'                 | 400    | 'the request names no model: there is chat, answers'
        '{"model":7}'                     | 400    | 'the request names no model: there is chat, answers'
        '{"model":"chatt"}'               | 404    | "no route is called 'chatt': did you mean 'chat'?"
        '{"model":"embed"}'               | 404    | "'embed' is for embeddings: ask /v1/embeddings"
    }

    def "what the policy knows and cannot be answered here is told with the reason: #path, #name"() {
        given:
        def lineup = new Lineup([chat: house.candidates()], [embed: house.candidates()], [] as Set, [plans: 'groq: GROQ_API_KEY is not set'])
        def gateway = Gateway.start(lineup, house.settings())

        when:
        def answer = Wire.post(gateway.port(), path, Json.line([model: name, function_name: name, input: [:]].findAll {
            it.key == 'model' ? path != '/inference' : path == '/inference'
        }))

        then:
        answer.status() == 404
        answer.body().contains(told)

        cleanup:
        gateway.close()

        where:
        path             | name    | told
        CHAT             | 'plans' | "nobody is left to answer 'plans': groq: GROQ_API_KEY is not set"
        '/v1/embeddings' | 'plans' | "nobody is left to answer 'plans': groq: GROQ_API_KEY is not set"
        '/inference'     | 'plans' | "nobody is left to answer 'plans': groq: GROQ_API_KEY is not set"
        '/v1/embeddings' | 'chat'  | "'chat' is for chats: ask /v1/chat/completions"
    }


    def "#method #path is #status"() {
        when:
        def answer = Wire.ask(house.open().port(), method, path, '', headers as String[])

        then:
        answer.status() == status
        answer.body().contains(told)

        where:
        method | path                   | headers                              | status | told
        'GET'  | '/status'              | []                                   | 200    | '"config_hash"'
        'GET'  | '/health'              | []                                   | 200    | '"gateway":"ok"'
        'GET'  | '/v1/models'           | []                                   | 200    | '"id":"embed"'
        'GET'  | '/metrics'             | []                                   | 200    | 'pmoves_gateway_requests_running 0.0'
        'GET'  | CHAT                   | []                                   | 405    | 'ask with POST'
        'POST' | '/v1/chat/completion'  | []                                   | 404    | "did you mean '/v1/chat/completions'?"
        'GET'  | '/status'              | ['Origin: http://evil.example']      | 403    | 'browser_refused'
        'POST' | CHAT                   | ['Origin: null']                     | 403    | 'browser_refused'
        'GET'  | '/v1/models'           | ['Sec-Fetch-Site: cross-site']       | 403    | 'browser_refused'
        'POST' | CHAT                   | ['Host: rebound.example']            | 403    | 'host_refused'
        'GET'  | '/status'              | ['Host: 127.0.0.1:1234']             | 200    | 'ok'
        'GET'  | '/status'              | ['Host: [::1]:1234']                 | 200    | 'ok'
        'GET'  | '/status'              | ['Host: localhost.:1234']            | 200    | 'ok'
    }

    def "what is refused before anybody is asked is counted, too"() {
        given:
        house.token = 'the-token'
        house.open()
        def token = 'Authorization: Bearer the-token'

        when:
        Wire.get(house.port(), '/nowhere')
        2.times { Wire.post(house.port(), CHAT, '{', token) }
        Wire.post(house.port(), CHAT, '{}')
        Wire.get(house.port(), '/status', "A: ${'x' * 20_000}")
        def metrics = Wire.get(house.port(), '/metrics', token).body()

        then:
        [404: 1, 400: 2, 401: 1, 431: 1].every { status, count ->
            metrics.contains("pmoves_gateway_requests_total{route=\"\",status=\"$status\"} ${count}.0")
        }
    }

    def "what is no HTTP is told in words, as everything else is: #what"() {
        given:
        house.open()

        when:
        def answer = new Wire(house.port()).withCloseable {
            it.say(said)
            it.answer()
        }

        then:
        answer.status() == status
        answer.header('content-type') == 'application/json'
        answer.json().error.type == 'invalid_request_error'
        answer.message() == told
        house.standIn('first').calls.empty

        where:
        what                     | said                                                                                     | status | told
        'a chunk without a size' | "POST $CHAT HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"       | 400    | 'no HTTP: the body is not cut into chunks as it should be'
        'a header without colon' | 'GET /status HTTP/1.1\r\nHost: localhost\r\nbad header\r\n\r\n'                              | 400    | "no HTTP: Illegal character SPACE=' '"
        'a length that is none'  | "POST $CHAT HTTP/1.1\r\nHost: localhost\r\nContent-Length: many\r\n\r\n"                  | 400    | 'no HTTP: Invalid Content-Length Value'
        'no host'                | 'GET /status HTTP/1.1\r\n\r\n'                                                            | 400    | 'no HTTP: No Host'
        'no HTTP'                | 'hello\r\n\r\n'                                                                             | 400    | 'no HTTP: No URI'
        'large headers'          | "GET /status HTTP/1.1\r\nHost: localhost\r\nA: ${'x' * 20_000}\r\n\r\n"                   | 431    | 'the headers are larger than 16384 bytes'
        'a long address'         | "GET /${'x' * 20_000} HTTP/1.1\r\nHost: localhost\r\n\r\n"                               | 414    | 'the address is longer than 16384 bytes'
    }

    def "a byte order mark before a request is left out"() {
        when:
        def answer = Wire.post(house.open().port(), CHAT, '\uFEFF{"model":"chat","user":"me"}')

        then:
        answer.status() == 200
        house.standIn('first').calls[0].body() == [model: 'model-of-first', user: 'me']
    }

    def "where there is a token, it is asked for: #headers"() {
        given:
        house.token = 'the-token'
        house.open()

        expect:
        Wire.post(house.port(), CHAT, '{"model":"chat"}', headers as String[]).status() == status
        Wire.get(house.port(), '/status', headers as String[]).status() == 200

        where:
        headers                              | status
        []                                   | 401
        ['Authorization: Bearer wrong']      | 401
        ['Authorization: Basic the-token']   | 401
        ['Authorization: Bearer the-token']  | 200
    }

    def "a body that is too large is refused before it is read, and while it is read"() {
        given:
        house.open()

        when:
        def announced = new Wire(house.port()).withCloseable {
            it.say(Wire.head('POST', CHAT, 105_000_000))
            it.answer()
        }
        def found = new Wire(house.port()).withCloseable {
            it.say("POST $CHAT HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n")
            try {
                17.times { n -> it.say('10000\r\n' + ' ' * 65_536 + '\r\n') }
            } catch (SocketException closed) {
                // refused already
            }
            it.answer()
        }

        then:
        announced.status() == 413
        found.status() == 413
        house.standIn('first').calls.empty
    }

    def "a client that takes its time is told so: #what"() {
        given:
        house.open()

        when:
        def answer = new Wire(house.port()).withCloseable {
            it.say(said)
            it.answer()
        }

        then:
        answer.status() == 408
        answer.message() == told

        where:
        what                 | said                                                    | told
        'with the head'      | 'POST /v1/chat/completions HTTP/1.1\r\nHost: local'     | 'the head of the request came too slowly'
        'with the body'      | Wire.head('POST', CHAT, 100) + '{"model":'              | 'the body came too slowly'
    }

    def "more requests than may be at one time are told to come again"() {
        given:
        house.limits = new Limits(1 << 20, 1 << 20, 1 << 16, 2, *([Duration.ofSeconds(30)] * 4), Duration.ZERO)
        house.within = Duration.ofMinutes(1)
        house.standIn('first').will(HANGS)
        house.open()
        def body = '{"model":"chat"}'

        when:
        def waiting = (1..2).collect { new Wire(house.port()) }
        waiting.each { it.say(Wire.head('POST', CHAT, body.length()) + body) }
        assert house.standIn('first').came.tryAcquire(2, 10, TimeUnit.SECONDS)
        def refused = Wire.post(house.port(), CHAT, body)

        then:
        refused.status() == 503
        refused.header('retry-after') == '1'

        when:
        waiting*.close()

        then:
        house.standIn('first').left.tryAcquire(2, 10, TimeUnit.SECONDS)
    }

    def "a client that takes nothing of its answer does not keep its place"() {
        given:
        house.limits = new Limits(1 << 20, 32 << 20, 1 << 16, 2, *([Duration.ofMillis(400)] * 4), Duration.ZERO)
        house.within = Duration.ofMinutes(1)
        house.standIn('first').says = 'x' * (24 << 20)
        house.open()
        def body = '{"model":"chat"}'
        def client = new Socket()
        client.receiveBufferSize = 4096
        client.connect(new InetSocketAddress('127.0.0.1', house.port()))

        when:
        client.outputStream << Wire.head('POST', CHAT, body.length()) + body
        assert house.standIn('first').came.tryAcquire(10, TimeUnit.SECONDS)

        then:
        new PollingConditions(timeout: 15).eventually {
            assert house.gateway().running() == 0
        }

        cleanup:
        client.close()
    }

    def "a client that stops sending is gone: it is told nothing, and counted once"() {
        given:
        house.within = Duration.ofMinutes(1)
        house.standIn('first').will(HANGS)
        house.open()
        def body = '{"model":"chat"}'

        when:
        def read = new Socket('127.0.0.1', house.port()).withCloseable {
            it.outputStream << Wire.head('POST', CHAT, body.length()) + body
            assert house.standIn('first').came.tryAcquire(10, TimeUnit.SECONDS)
            it.shutdownOutput()
            it.inputStream.text
        }
        assert house.standIn('first').left.tryAcquire(10, TimeUnit.SECONDS)
        def metrics = Wire.get(house.port(), '/metrics').body()

        then:
        read == ''
        metrics.contains('pmoves_gateway_requests_total{route="chat",status="499"} 1.0')
        !metrics.contains('status="500"')
    }

    def "a stop lets running streams end"() {
        given:
        house.limits = Limits.USUAL
        house.within = Duration.ofMinutes(1)
        def go = new CountDownLatch(1)
        house.standIn('first').will { go.await(10, TimeUnit.SECONDS) ? OK : FAILS }
        house.open()
        def body = '{"model":"chat","stream":true}'
        def wire = new Wire(house.port())
        wire.say(Wire.head('POST', CHAT, body.length()) + body)
        assert house.standIn('first').came.tryAcquire(10, TimeUnit.SECONDS)
        def port = house.port()

        when:
        def stopping = Thread.start { house.stop() }
        while (accepts(port)) {
            Thread.onSpinWait()
        }
        go.countDown()

        then:
        wire.answer().events().last() == '[DONE]'
        stopping.join(10_000) || !stopping.alive

        cleanup:
        wire.close()
    }

    private static boolean accepts(int port) {
        try {
            new Socket('127.0.0.1', port).close()
            return true
        } catch (ConnectException refused) {
            return false
        }
    }

    def "whoever listens on another address of the loopback is asked by it"() {
        given:
        def settings = house.settings()
        def gateway = Gateway.start(new Lineup([chat: house.candidates()], [:], [] as Set), new GatewaySettings(
                new InetSocketAddress('127.0.0.2', 0), null, settings.folder(), settings.keep(), settings.limits(),
                settings.circuit(), '0', settings.clock()))

        expect:
        new Socket('127.0.0.2', gateway.port()).withCloseable {
            it.outputStream << Wire.head('GET', '/status', 0, 'Host: ' + host)
            it.inputStream.text.startsWith("HTTP/1.1 $status ")
        }

        cleanup:
        gateway.close()

        where:
        host             | status
        '127.0.0.2:3000' | 200
        'localhost'      | 200
        'rebound.example'| 403
    }

    def "a port that is taken is told"() {
        given:
        def taken = new ServerSocket(0, 1, InetAddress.getByName('127.0.0.1'))

        when:
        def settings = house.settings()
        Gateway.start(new Lineup([chat: house.candidates()], [:], [] as Set), new GatewaySettings(
                new InetSocketAddress('127.0.0.1', taken.localPort), null, settings.folder(), settings.keep(), settings.limits(),
                settings.circuit(), '0', settings.clock()))

        then:
        def e = thrown(PmovesException)
        e.problems()[0].code() == 'gateway.listen'
        e.message.contains("cannot listen on 127.0.0.1:$taken.localPort: Address already in use")

        cleanup:
        taken.close()
    }
}
