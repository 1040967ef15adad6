package ai.pmoves.routing

import static ai.pmoves.routing.Budget.Period.DAY
import static ai.pmoves.routing.Budget.Period.MINUTE
import static ai.pmoves.routing.Provider.Kind.OPENAI

import ai.pmoves.routing.tensorzero.Rendering
import java.time.Duration
import spock.lang.Specification

class TermsSpec extends Specification {
    static final List<String> PLATFORMS = ['linux', 'wsl2', 'jetson']
    static final Budget THOUSAND = new Budget(1000, 2_000_000, DAY)

    def 'a provider whose condition does not hold is left out, with its reason: #reason'() {
        given:
        def policy = policy([], [provider('a', [condition]), provider('b')])

        when:
        def pruned = policy.pruned(new Here())

        then:
        pruned.without() == [a: reason]
        pruned.policy().routes()[0].asks()*.provider() == ['b']
        policy.pruned(new Here(platform: 'jetson', hasGpu: true, there: ['h:1', '::1:2'])).without().isEmpty()

        where:
        condition                                | reason
        new Condition.Platforms(['jetson'])      | 'only on jetson, and this is linux'
        new Condition.Gpu()                      | 'it needs a GPU, and this machine has none for containers'
        new Condition.Reachable('h:1')           | 'nobody answers at h:1'
        new Condition.Reachable('[::1]:2')       | 'nobody answers at [::1]:2'
    }

    def "a tier's condition is that of all its providers, and is looked at once"() {
        given:
        def here = new Here()

        expect:
        policy([new Condition.Reachable('h:1')], [provider('a'), provider('b')]).pruned(here).without() ==
                [a: 'nobody answers at h:1', b: 'nobody answers at h:1']
        here.looks == 1
    }

    def 'only a policy that asks who answers looks, and one that is believed does not'() {
        given:
        def here = new Here()
        def looking = policy([], [provider('a', [new Condition.Reachable('h:1')])])

        expect:
        looking.looks()
        !policy([new Condition.Gpu()], [provider('a')]).looks()
        looking.pruned(here.believing()).without().isEmpty()
        here.looks == 0
    }

    def 'terms stay with what is kept'() {
        expect:
        policy([], [provider('a', [], [THOUSAND])], [THOUSAND]).pruned(new Here()).policy().tiers()[0].with {
            terms().budgets() == [THOUSAND] && providers()[0].terms().budgets() == [THOUSAND]
        }
    }

    def 'a budget is told where the gateway has no word for it, and nothing of it is rendered'() {
        given:
        def plain = policy([], [provider('a')])
        def limited = policy([], [provider('a', [], [new Budget(null, 5, MINUTE)])], [THOUSAND])

        when:
        def rendered = Rendering.of(limited.pruned(new Here()), false)

        then:
        rendered.text() == Rendering.of(plain.pruned(new Here()), false).text()
        rendered.notes() == [
            "TensorZero keeps no budget of a tier or a provider: tier 't': 1000 requests and 2000000 tokens per day is not in its file",
            'TensorZero keeps no budget of a tier or a provider: a: 5 tokens per minute is not in its file']
    }

    def 'terms that nobody can meet are mistakes: #fix'() {
        when:
        def problems = PolicyCheck.of(broken, PLATFORMS)

        then:
        problems*.code() == [code]
        problems[0].fix().contains(fix)

        where:
        code                | fix                      | broken
        'routing.budget'    | 'above 0'                | policy([], [provider('a', [], [new Budget(0, null, DAY)])])
        'routing.budget'    | 'above 0'                | policy([], [provider('a')], [new Budget(5, -1, DAY)])
        'routing.budget'    | 'budget requests'        | policy([], [provider('a')], [new Budget(null, null, DAY)])
        'routing.budget'    | 'one: budget'            | policy([], [provider('a')], [THOUSAND, new Budget(1, null, DAY)])
        'routing.platform'  | "did you mean 'jetson'"  | policy([], [provider('a', [new Condition.Platforms(['jetsn'])])])
        'routing.platform'  | 'one of linux'           | policy([new Condition.Platforms(['solaris'])], [provider('a')])
        'routing.platform'  | 'onlyOn'                 | policy([new Condition.Platforms([])], [provider('a')])
        'routing.platform'  | 'one onlyOn'             | policy([new Condition.Platforms(['linux'])], [provider('a', [new Condition.Platforms(['jetson', 'wsl2'])])])
        'routing.reachable' | 'reachable('             | policy([], [provider('a', [new Condition.Reachable('http://host:1/')])])
        'routing.reachable' | 'reachable('             | policy([], [provider('a', [new Condition.Reachable('host')])])
        'routing.reachable' | 'reachable('             | policy([new Condition.Reachable('host:70000')], [provider('a')])
        'routing.reachable' | 'reachable('             | policy([new Condition.Reachable(':80')], [provider('a')])
    }

    def 'two budgets for different stretches are fine, and so are two conditions that can both hold'() {
        expect:
        PolicyCheck.of(policy([new Condition.Platforms(['linux', 'jetson'])],
                [provider('a', [new Condition.Platforms(['jetson']), new Condition.Reachable('[::1]:11434')])],
                [THOUSAND, new Budget(20, null, MINUTE)]), PLATFORMS).empty
    }

    private static Policy policy(List<Condition> conditions, List<Provider> providers, List<Budget> budgets = []) {
        new Policy([new Policy.Tier('t', Duration.ofSeconds(5), null, 0, providers, new Terms(conditions, budgets), null)],
                [new Policy.Route('chat', Policy.Kind.CHAT, providers.collect { new Policy.Ask(it.name(), 'm', null) }, null)])
    }

    private static Provider provider(String name, List<Condition> conditions = [], List<Budget> budgets = []) {
        new Provider(name, OPENAI, 'http://h:11434/v1', [], null, new Terms(conditions, budgets), null)
    }

    static class Here implements Place {
        String platform = 'linux'
        boolean hasGpu
        List<String> there = []
        int looks

        boolean isSet(String variable) { true }

        String platform() { platform }

        boolean hasGpu() { hasGpu }

        boolean answers(String host, int port) {
            looks++
            "$host:$port".toString() in there
        }
    }
}
