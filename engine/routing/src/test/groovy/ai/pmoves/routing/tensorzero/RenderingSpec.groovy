package ai.pmoves.routing.tensorzero

import static ai.pmoves.routing.Provider.Kind.ANTHROPIC
import static ai.pmoves.routing.Provider.Kind.GEMINI
import static ai.pmoves.routing.Provider.Kind.OPENAI
import static ai.pmoves.routing.Provider.Kind.OPENROUTER

import ai.pmoves.routing.Place
import ai.pmoves.routing.Policy
import ai.pmoves.routing.PolicyCheck
import ai.pmoves.routing.Provider
import java.nio.file.Path
import java.time.Duration
import java.util.function.Predicate
import spock.lang.Specification

class RenderingSpec extends Specification {
    static final Set<String> KEYS = ['CF_API_TOKEN', 'OPENROUTER_API_KEY', 'GOOGLE_API_KEY', 'ANTHROPIC_API_KEY']

    static final List<String> PLATFORMS = ['linux', 'jetson']

    def 'what is rendered is accepted, and asks in the order of the policy, always'() {
        when:
        def file = read(policy(), KEYS)
        def explanation = Explanation.of(file.config(), 'chat', [] as Set)

        then:
        file.problems().empty
        explanation.certain()
        explanation.orders()[0].variants() == ['ollama', 'cloudflare', 'openrouter', 'gemini', 'claude']
        explanation.attempts().find { it.provider() == 'ollama' }.waits() == 20_000
    }

    def 'a provider without a key is left out by name, the others keep their order'() {
        given:
        def pruned = policy().pruned(place { it == 'GOOGLE_API_KEY' })

        expect:
        pruned.without() == [cloudflare: 'none of CLOUDFLARE_API_TOKEN, CF_API_TOKEN is set', openrouter: 'OPENROUTER_API_KEY is not set', claude: 'ANTHROPIC_API_KEY is not set']
        pruned.unanswered().empty
        pruned.policy().routes()[0].asks()*.provider() == ['ollama', 'gemini']
    }

    def 'a key is read under the name that is set, and what the gateway needs is told'() {
        when:
        def rendered = Rendering.of(policy().pruned(place { it in KEYS }), true)

        then:
        rendered.text().contains('api_key_location = "env::CF_API_TOKEN"')
        rendered.text().contains('api_key_location = "env::GOOGLE_API_KEY"')
        rendered.variables() == ['CF_API_TOKEN', 'OPENROUTER_API_KEY', 'GOOGLE_API_KEY', 'ANTHROPIC_API_KEY', 'TENSORZERO_CLICKHOUSE_URL']
    }

    def 'names and models with quotes, points and blanks come back as they were: #model'() {
        given:
        def policy = new Policy([tier('one', new Provider('a.b', OPENAI, 'http://x:1/v1', [], null, null))],
                [new Policy.Route('r', Policy.Kind.CHAT, [new Policy.Ask('a.b', model, null)], null)])

        expect:
        read(policy, [] as Set).config().models()['r/a.b'].providers()['a.b'].model() == model

        where:
        model << ['qwen2.5:32b', '@cf/meta/llama "8b"', 'back\\slash', 'tab\there', 'umlaut ä', '# no comment']
    }

    def 'a sound policy has no problems; limits beyond the gateway\'s own raise that; routes and providers of like names keep apart'() {
        given:
        def slow = new Policy.Tier('slow', Duration.ofMinutes(20), null, 0, [ollama('a'), ollama('fast_a')])
        def sound = new Policy([slow], [
            new Policy.Route('chat', Policy.Kind.CHAT, [new Policy.Ask('fast_a', 'one', null)], null),
            new Policy.Route('chat_fast', Policy.Kind.CHAT, [new Policy.Ask('a', 'two', null)], null)])

        when:
        def file = read(sound, [] as Set)

        then:
        PolicyCheck.of(policy(), PLATFORMS).empty && PolicyCheck.of(sound, PLATFORMS).empty
        file.problems().empty
        file.config().globalTimeout() == 1_200_000
        ['chat', 'chat_fast'].collect { Explanation.of(file.config(), it, [] as Set).attempts()*.provider() } == [['fast_a'], ['a']]
        file.config().models().values().collect { it.providers().values()*.model() } == [['one'], ['two']]
    }

    def 'a provider whose address lacks a variable is left out by that name'() {
        given:
        def half = new Provider('cf', OPENAI, 'https://x//v1', [], 'CF_ACCOUNT_ID is not set', null)

        expect:
        new Policy([tier('one', ollama(), half)], [chat('ollama', 'cf')]).pruned(place { true }).without() == [cf: 'CF_ACCOUNT_ID is not set']
    }

    def 'what cannot work is found at once, each with its fix: #code'() {
        expect:
        PolicyCheck.of(broken, PLATFORMS).any { it.code() == code && it.fix() }

        where:
        code                        | broken
        'routing.unknown-provider'  | new Policy([tier('one', ollama())], [chat('olama')])
        'routing.tier-order'        | new Policy([tier('one', ollama()), tier('two', claude())], [chat('claude', 'ollama')])
        'routing.no-timeout'        | new Policy([new Policy.Tier('one', null, null, 0, [ollama()])], [chat('ollama')])
        'routing.nobody'            | new Policy([tier('one', ollama())], [chat()])
        'routing.provider-twice'    | new Policy([tier('one', ollama(), ollama())], [chat('ollama')])
        'routing.address'           | new Policy([tier('one', new Provider('x', OPENAI, 'nonsense', [], null, null))], [chat('x')])
        'routing.not-interpolated'  | new Policy([tier('one', new Provider('x', OPENAI, 'http://h/${A}/v1', [], null, null))], [chat('x')])
        'routing.key-name'          | new Policy([tier('one', new Provider('x', OPENAI, 'http://h/v1', ['sk-123'], null, null))], [chat('x')])
        'routing.no-key'            | new Policy([tier('one', new Provider('x', ANTHROPIC, null, [], null, null))], [chat('x')])
        'routing.key-name'          | new Policy([tier('one', new Provider('x', OPENAI, 'http://h/v1', ['gsk_abcDEF123'], null, null))], [chat('x')])
        'routing.key-name'          | new Policy([tier('one', new Provider('x', OPENAI, 'http://h/v1', ['AKIAIOSFODNN7EXAMPLE'], null, null))], [chat('x')])
        'routing.address'           | new Policy([tier('one', new Provider('x', OPENAI, 'http://:11434', [], null, null))], [chat('x')])
        'routing.no-embeddings'     | new Policy([tier('one', claude())], [new Policy.Route('e', Policy.Kind.EMBEDDINGS, [new Policy.Ask('claude', 'm', null)], null)])
        'routing.route-twice'       | new Policy([tier('one', ollama())], [chat('ollama'), chat('ollama')])
    }

    static Place place(Predicate<String> set) {
        new Place() {
            boolean isSet(String variable) { set.test(variable) }
            String platform() { 'linux' }
            boolean hasGpu() { false }
            boolean answers(String host, int port) { false }
        }
    }

    static Policy policy() {
        new Policy([
            tier('local and free', ollama(), new Provider('cloudflare', OPENAI, 'https://api.cloudflare.com/client/v4/accounts/a1/ai/v1', ['CLOUDFLARE_API_TOKEN', 'CF_API_TOKEN'], null, null)),
            tier('plans', new Provider('openrouter', OPENROUTER, null, ['OPENROUTER_API_KEY'], null, null)),
            tier('cloud', new Provider('gemini', GEMINI, null, ['GEMINI_API_KEY', 'GOOGLE_API_KEY'], null, null), claude())
        ], [
            chat('ollama', 'cloudflare', 'openrouter', 'gemini', 'claude'),
            new Policy.Route('extract', Policy.Kind.JSON, [new Policy.Ask('ollama', 'a', null), new Policy.Ask('ollama', 'b', null)], null),
            new Policy.Route('embed', Policy.Kind.EMBEDDINGS, [new Policy.Ask('ollama', 'qwen3-embedding:4b', null)], null)
        ])
    }

    private static Policy.Tier tier(String name, Provider... providers) {
        new Policy.Tier(name, Duration.ofSeconds(20), Duration.ofSeconds(4), 0, providers as List)
    }

    private static Provider ollama(String name = 'ollama') {
        new Provider(name, OPENAI, 'http://pmoves-ollama:11434/v1', [], null, null)
    }

    private static Provider claude() {
        new Provider('claude', ANTHROPIC, null, ['ANTHROPIC_API_KEY'], null, null)
    }

    private static Policy.Route chat(String... providers) {
        new Policy.Route('chat', Policy.Kind.CHAT, providers.collect { new Policy.Ask(it, 'model', null) }, null)
    }

    private static GatewayFile read(Policy policy, Set<String> keys) {
        GatewayFile.read(Path.of('tensorzero.toml'), Rendering.of(policy.pruned(place { it in keys }), false).text(), { it in keys })
    }
}
