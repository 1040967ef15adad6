package ai.pmoves.repl.cli

import com.fasterxml.jackson.databind.ObjectMapper
import com.sun.net.httpserver.HttpServer
import java.net.http.HttpClient
import java.net.http.HttpRequest
import java.net.http.HttpResponse
import java.nio.file.Files
import java.nio.file.Path
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Timeout
import spock.util.concurrent.PollingConditions

/** A policy answers requests until a signal ends it, and what cannot be started is told before. */
@Timeout(120)
class GatewayCommandSpec extends Specification {
    @TempDir
    Path folder

    Desk desk
    List<HttpServer> servers = []

    def setup() {
        desk = new Desk(folder, [GATEWAY_TOKEN: 'the-token', EMPTY: ''])
    }

    def cleanup() {
        servers*.stop(0)
    }

    def 'it tells who answers in which order, answers, and ends with the code of the signal'() {
        given:
        policy(standIn(freePort()))
        int code = -1

        when:
        def running = Thread.start { code = desk.types('gateway', '--policy', 'policy.groovy', '--listen', '127.0.0.1:0') }
        def answer = ask(port(), [:])
        def status = new ObjectMapper().readValue(get(port(), '/status'), Map)
        signalled('TERM')
        running.join(30_000)

        then:
        answer.statusCode() == 200
        answer.headers().firstValue('x-pmoves-provider').get() == 'house'
        status.version == Main.release()
        code == 143
        desk.talk.contains('left out: groq: GROQ_API_KEY is not set')
        desk.talk.contains('  home  house  m')
        desk.talk.contains('Stopping.')
    }

    def 'what is tried through a gateway that runs is answered by this one in each way'() {
        given:
        policy(standIn(freePort()))
        def another = new Desk(Files.createDirectory(folder.resolve('another')))
        def smoke = Path.of('../runbooks/routing-smoke.groovy').toAbsolutePath().normalize()

        when:
        def running = Thread.start { desk.types('gateway', '--policy', 'policy.groovy', '--listen', '127.0.0.1:0') }
        int code = another.types('run', smoke, '-p', "gateway=http://127.0.0.1:${port()}", '--yes')
        signalled('TERM')
        running.join(30_000)
        def said = another.output + another.talk

        then:
        code == 0
        said.contains('ok  /inference')
        said.contains('ok  /openai/v1/chat/completions ')
        said.contains('ok  /openai/v1/chat/completions, as a stream')
    }

    def 'the start shows tiers, limits, budgets and what is spent in columns, and a request for what nobody answers is told why'() {
        given:
        def at = standIn(freePort())
        desk.runbook('policy', """
            def policy = routing {
                tier('local and free') {
                    within 5.seconds
                    openai 'house', at: 'http://127.0.0.1:$at/v1'
                    openai('jetson', at: 'http://127.0.0.1:1/v1') { onlyWhen reachable('127.0.0.1:1') }
                }
                tier('plans') {
                    within 20.seconds
                    budget requests: 7, per: month
                    groq 'groq', key: 'GROQ_API_KEY'
                    openai 'glm', at: 'http://127.0.0.1:$at/v1'
                }
                chat('chat') { ask 'house', 'qwen2.5:32b'; ask 'jetson', 'qwen'; ask 'glm', 'g' }
                chat('dear') { ask 'groq', 'm' }
            }
            step('s') { effect pure; action { show policy.tensorzero } }""")

        when:
        def running = Thread.start { desk.types('gateway', '--policy', 'policy.groovy', '--listen', '127.0.0.1:0') }
        def refused = ask(port(), [:], 'dear')
        signalled('TERM')
        running.join(30_000)

        then:
        desk.talk.contains('''
            |chat:
            |  local and free  house   qwen2.5:32b  within 5.0s
            |                  jetson  qwen         within 5.0s, each request tries 127.0.0.1:1
            |  plans           glm     g            within 20.0s
            |budget: 7 requests per month of tier plans, 0 spent
            |'''.stripMargin())
        refused.statusCode() == 404
        refused.body().contains("nobody is left to answer 'dear': groq: GROQ_API_KEY is not set")
    }

    def 'who is asked only while it is reachable is asked when it comes, though it was away at the start'() {
        given:
        def later = freePort()
        policy(standIn(freePort()), "openai('jetson', at: 'http://127.0.0.1:$later/v1') { onlyWhen reachable('127.0.0.1:$later') }", 'jetson')

        when:
        def running = Thread.start { desk.types('gateway', '--policy', 'policy.groovy', '--listen', '127.0.0.1:0') }
        def before = ask(port(), [:])
        standIn(later)
        def after = ask(port(), [:])
        signalled('TERM')
        running.join(30_000)

        then:
        before.headers().firstValue('x-pmoves-provider').get() == 'house'
        after.headers().firstValue('x-pmoves-provider').get() == 'jetson'
    }

    def 'a token of a variable is asked for'() {
        given:
        policy(standIn(freePort()))

        when:
        def running = Thread.start {
            desk.types('gateway', '--policy', 'policy.groovy', '--listen', '0.0.0.0:0', '--token-env', 'GATEWAY_TOKEN')
        }
        def without = ask(port(), [:])
        def shown = ask(port(), [Authorization: 'Bearer the-token'])
        signalled('INT')
        running.join(30_000)

        then:
        without.statusCode() == 401
        shown.statusCode() == 200
        desk.talk.contains('-H "Authorization: Bearer $GATEWAY_TOKEN"')
        !desk.talk.contains('the-token')
    }

    def 'what cannot be is refused before anybody is asked: #words'() {
        given:
        policy(freePort())

        expect:
        desk.types(*(['gateway', '--policy', 'policy.groovy'] + words)) == code
        desk.talk.contains(told)
        !desk.talk.contains('listening')

        where:
        words                                             | code | told
        ['--listen', '0.0.0.0:3000']                      | 2    | 'everybody who reaches 0.0.0.0:3000 could spend the keys'
        ['--listen', '127.0.0.1:0', '--token-env', 'EMPTY'] | 4    | 'the variable EMPTY of --token-env is not set, or empty'
        ['--listen', '3000']                              | 2    | "--listen takes ADDRESS:PORT, not '3000'"
        ['--listen', '127.0.0.1:70000']                   | 2    | "--listen takes ADDRESS:PORT, not '127.0.0.1:70000'"
        ['--listen', '127.0.0.1:0', '--keep', '0']        | 2    | '--keep takes a number of days from 1 on, not 0'
    }

    def 'a port that is taken is told with what to do'() {
        given:
        policy(freePort())
        def taken = new ServerSocket(0, 1, InetAddress.getByName('127.0.0.1'))

        expect:
        desk.types('gateway', '--policy', 'policy.groovy', '--listen', "127.0.0.1:$taken.localPort") == 5
        desk.talk.contains("cannot listen on 127.0.0.1:$taken.localPort: Address already in use")
        desk.talk.contains('--listen 127.0.0.1:PORT with another port')

        cleanup:
        taken.close()
    }

    def 'a policy of which nobody is left is told with the variables that it lacks'() {
        given:
        desk.runbook('policy', """
            def policy = routing {
                tier('plans') { groq 'groq', key: 'GROQ_API_KEY' }
                chat('chat') { ask 'groq', 'm' }
            }
            step('s') { effect pure; action { show policy.tensorzero } }""")

        expect:
        desk.types('gateway', '--policy', 'policy.groovy', '--listen', '127.0.0.1:0') == 5
        desk.talk.contains('GROQ_API_KEY is not set')
        desk.talk.contains("nobody is left to answer 'chat'")
    }

    private void policy(int at, String more = '', String first = null) {
        desk.runbook('policy', """
            def policy = routing {
                tier('home') {
                    within 5.seconds
                    $more
                    openai 'house', at: 'http://127.0.0.1:$at/v1'
                    groq 'groq', key: 'GROQ_API_KEY'
                }
                chat('chat') { ${first ? "ask '$first', 'm'; " : ''}ask 'groq', 'm'; ask 'house', 'm' }
            }
            step('s') { effect pure; action { show policy.tensorzero } }""")
    }

    private int standIn(int port) {
        def server = HttpServer.create(new InetSocketAddress('127.0.0.1', port), 0)
        server.createContext('/v1/chat/completions') { exchange ->
            def streamed = exchange.requestBody.text.contains('"stream":true')
            def body = '{"id":"c","object":"chat.completion","created":1,"model":"m","choices":[{"index":0,"message":{"role":"assistant","content":"hello"},"finish_reason":"stop"}]}'
            def text = (streamed ? "data: ${body.replace('"message"', '"delta"')}\n\ndata: [DONE]\n\n" : body).bytes
            exchange.responseHeaders.add('Content-Type', streamed ? 'text/event-stream' : 'application/json')
            exchange.sendResponseHeaders(200, text.length)
            exchange.responseBody << text
            exchange.close()
        }
        server.start()
        servers << server
        port
    }

    /** To this very process, which the command listens to. */
    private static void signalled(String name) {
        assert ['kill', "-$name", ProcessHandle.current().pid() as String].execute().waitFor() == 0
    }

    private static int freePort() {
        new ServerSocket(0, 1, InetAddress.getByName('127.0.0.1')).withCloseable { it.localPort }
    }

    private int port() {
        new PollingConditions(timeout: 60).eventually {
            assert desk.talk.contains('(^C stops it)')
        }
        (desk.talk =~ /listening on http:\/\/127\.0\.0\.1:(\d+)/)[0][1] as int
    }

    private static HttpResponse<String> ask(int port, Map<String, String> headers, String model = 'chat') {
        def request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:$port/v1/chat/completions"))
                .POST(HttpRequest.BodyPublishers.ofString('{"model":"' + model + '","messages":[{"role":"user","content":"hi"}]}'))
        headers.each { name, value -> request.header(name, value) }
        HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString())
    }

    private static String get(int port, String path) {
        def request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:$port$path")).build()
        HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()).body()
    }
}
