package ai.pmoves.routing.probe

import static ai.pmoves.routing.Provider.Kind.ANTHROPIC
import static ai.pmoves.routing.Provider.Kind.OPENAI
import static ai.pmoves.routing.probe.Found.Verdict.FAILED
import static ai.pmoves.routing.probe.Found.Verdict.LEFT_OUT
import static ai.pmoves.routing.probe.Found.Verdict.OK

import ai.pmoves.routing.Policy
import ai.pmoves.routing.Provider
import com.sun.net.httpserver.HttpServer
import java.time.Duration
import spock.lang.Specification

class ProbeSpec extends Specification {
    static final String KEY = 'sk-never-shown'

    def server = HttpServer.create(new InetSocketAddress(InetAddress.loopbackAddress, 0), 0)
    List<Map> asked = [].asSynchronized()

    def setup() {
        server.start()
    }

    def cleanup() {
        server.stop(0)
    }

    def 'a model that is there, one that is not, and one under its own name: #model'() {
        given:
        answer('/v1/models', 200, '{"data":[{"id":"qwen:7b"},{"id":"llama:latest"},{"id":"models/gemini-1.5-pro"}]}')

        expect:
        with(probe(provider('p', url()), model)) {
            verdict() == expected
            detail().contains(says)
            took() != null
        }

        where:
        model            | expected | says
        'qwen:7b'        | OK       | ''
        'llama'          | OK       | ''
        'gemini-1.5-pro' | OK       | ''
        'qwen:7c'        | FAILED   | "it has no such model: did you mean 'qwen:7b'?"
    }

    def 'what stands in the way is told, and never the key: #status'() {
        given:
        answer('/v1/models', status, body)

        when:
        def found = probe(provider('p', url(), ['KEY']), 'm')

        then:
        found.verdict() == verdict
        found.detail() == detail
        found.key() == 'KEY'
        asked[0].authorization == "Bearer $KEY"
        !found.toString().contains(KEY)

        where:
        status | body      | verdict | detail
        401    | ''        | FAILED  | 'it refuses the key (401)'
        500    | ''        | FAILED  | 'it answers 500'
        200    | 'not {'   | FAILED  | 'what it tells of its models is no JSON'
        404    | ''        | OK      | 'it answers, and tells no models'
    }

    def 'nobody there, no such host, a key that no header takes'() {
        expect:
        probe(provider('p', 'http://127.0.0.1:1/v1'), 'm').detail() == 'nobody answers at 127.0.0.1:1'
        probe(provider('p', 'http://no-such-host.invalid/v1'), 'm').detail() == 'there is no host no-such-host.invalid'
        with(probe(provider('p', url(), ['KEY']), 'm', "a\nb$KEY")) {
            detail().startsWith('its key holds a character')
            !toString().contains(KEY)
        }
    }

    def 'Ollama is asked in its own words where it does not know the others; Anthropic is shown its key as it wants it'() {
        given:
        answer('/api/tags', 200, '{"models":[{"name":"qwen:7b"}]}')
        answer('/v1/models', 404, '')
        answer('/a/models', 200, '{"data":[{"id":"claude"}]}')

        expect:
        probe(provider('p', url()), 'qwen:7b').verdict() == OK
        probe(new Provider('c', ANTHROPIC, null, ['KEY'], null, null), 'claude').verdict() == OK
        asked.last().key == KEY
    }

    def 'who is left out is told with the reason and not asked: local providers alone pass without keys'() {
        given:
        answer('/v1/models', 200, '{"data":[{"id":"m"}]}')
        def policy = policy([provider('local', url()), provider('paid', url(), ['PAID_KEY'])], 'm')

        when:
        def found = Probe.of(policy, new Policy.Pruned(policy.with { new Policy([new Policy.Tier('t', null, null, 0, [it.tiers()[0].providers()[0]])], it.routes()) },
                [:], [paid: 'PAID_KEY is not set'], []), { '' }, [:])

        then:
        found*.verdict() == [OK, LEFT_OUT]
        found[1].detail() == 'PAID_KEY is not set'
        asked.size() == 1
    }

    private Found probe(Provider provider, String model, String key = KEY) {
        def policy = policy([provider], model)
        def pruned = new Policy.Pruned(policy, provider.keys().empty ? [:] : [(provider.name()): 'KEY'], [:], [])
        def all = Probe.of(policy, pruned, { key }, [(ANTHROPIC): url().replace('/v1', '/a')])
        assert all.size() == 1
        all[0]
    }

    private static Policy policy(List<Provider> providers, String model) {
        new Policy([new Policy.Tier('t', Duration.ofSeconds(1), null, 0, providers)],
                [new Policy.Route('chat', Policy.Kind.CHAT, providers.collect { new Policy.Ask(it.name(), model, null) }, null)])
    }

    private static Provider provider(String name, String address, List<String> keys = []) {
        new Provider(name, OPENAI, address, keys, null, null)
    }

    private String url() {
        "http://127.0.0.1:$server.address.port/v1"
    }

    private void answer(String path, int status, String body) {
        server.createContext(path) { exchange ->
            asked << [authorization: exchange.requestHeaders.getFirst('Authorization'), key: exchange.requestHeaders.getFirst('x-api-key')]
            exchange.sendResponseHeaders(status, body.empty ? -1 : body.bytes.length)
            exchange.responseBody.withCloseable { it.write(body.bytes) }
        }
    }
}
