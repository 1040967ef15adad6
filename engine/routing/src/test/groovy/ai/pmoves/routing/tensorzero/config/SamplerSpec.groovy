package ai.pmoves.routing.tensorzero.config

import ai.pmoves.routing.tensorzero.GatewayFile
import com.fasterxml.jackson.databind.ObjectMapper
import java.nio.file.Path
import spock.lang.Shared
import spock.lang.Specification

/** The order in which the real gateway tried the variants of a function when every provider was down: {@code bench/vectors} records it. */
class SamplerSpec extends Specification {
    @Shared List<Map> functions = new ObjectMapper().readValue(SamplerSpec.getResource('/ai/pmoves/routing/orders.json'), List)

    def 'the order of each episode is the gateway\'s own: #recorded.function'() {
        given:
        def function = read(recorded)
        def sampler = new Sampler(function.experiment(), function.variants().keySet())

        expect:
        recorded.episodes.every { String episode, String order ->
            sampler.order(function.name(), UUID.fromString(episode)) == order.tokenize(',')
        }

        where:
        recorded << functions
    }

    def 'what an episode gets is one of the orders that are told, and the shares add up to one: #recorded.function'() {
        given:
        def function = read(recorded)
        def orders = new Sampler(function.experiment(), function.variants().keySet()).orders()

        expect:
        orders.sum { it.share() } == 1.0d
        orders*.variants().toSet().containsAll(recorded.episodes.values()*.tokenize(','))

        where:
        recorded << functions
    }

    def 'shares are exact, not drawn: eleven variants without weights start with each a eleventh of the time'() {
        given:
        def function = read(functions.find { it.function == 'agent_zero' })
        def orders = new Sampler(function.experiment(), function.variants().keySet()).orders()

        when:
        def first = orders.groupBy { it.variants()[0] }.collectEntries { name, list -> [name, list.sum { it.share() }] }

        then:
        orders.size() == 42
        first.size() == 11
        first.values().every { Math.abs(it - 1d / 11) < 1e-9 }
    }

    def 'weights are odds, not an order: a cloud is tried first a third of the time'() {
        given:
        def function = read(functions.find { it.function == 'seed_chat' })
        def orders = new Sampler(function.experiment(), function.variants().keySet()).orders()

        expect:
        share(orders) { it[0] == 'local' }.round(3) == 0.435
        share(orders) { it[0].startsWith('cloud') }.round(3) == 0.348
        share(orders) { it == ['local', 'free_tier', 'cloud_gemini', 'cloud_anthropic', 'cloud_openai'] }.round(3) == 0.135
    }

    def 'at least a thousand episodes were recorded'() {
        expect:
        functions.sum { it.episodes.size() } >= 1000
    }

    def 'a thousand variants are told by who is asked first; forty by every order: #count'() {
        given:
        def names = (1..count).collect { 'v' + it }
        def sampler = new Sampler(new Experiment.Uniform(), names)

        expect:
        Math.abs(sampler.first().values().sum() - 1d) < 1e-9
        sampler.first().size() == count
        sampler.orders().empty == tooMany

        where:
        count | tooMany
        40    | false
        1000  | true
    }

    private static double share(List<Sampler.Order> orders, Closure<Boolean> of) {
        orders.findAll { of(it.variants()) }.sum { it.share() } as double
    }

    private static GatewayConfig.Function read(Map recorded) {
        GatewayFile.read(Path.of('tensorzero.toml'), recorded.config as String, null).config().functions()[recorded.function as String]
    }
}
