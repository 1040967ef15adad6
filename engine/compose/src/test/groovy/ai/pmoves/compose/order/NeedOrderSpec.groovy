package ai.pmoves.compose.order

import spock.lang.Specification
import spock.lang.Timeout

class NeedOrderSpec extends Specification {

    def 'a need is refused exactly where it would close a circle: seed #seed'() {
        given:
        def random = new Random(seed)
        def names = (0..<random.nextInt(3, 25)).collect { "s$it".toString() }
        def edges = (0..<random.nextInt(1, 120)).collect { [names[random.nextInt(names.size())], names[random.nextInt(names.size())]] }
                .findAll { it[0] != it[1] }
                .collect { new Edge(it[0], it[1], Edge.Kind.DECLARED, 'x', null) }
        def kept = []

        when:
        def order = new NeedOrder(edges)
        def said = edges.collect { edge ->
            def closes = leads(kept, edge.to(), edge.from())
            def added = order.add(edge.from(), edge.to())
            if (!closes) {
                kept << edge
            }
            added == !closes
        }

        then:
        said.every()

        where:
        seed << (1..60)
    }

    @Timeout(30)
    def 'a long chain and a crowd of circles are ordered soon'() {
        given:
        def chain = (1..5000).collect { new Edge("s$it", "s${it - 1}", Edge.Kind.DECLARED, 'x', null) }
        def crowd = (0..<150).collectMany { from -> ((0..<150) - from).collect { to -> new Edge("s$from", "s$to", Edge.Kind.DECLARED, 'x', null) } }

        expect:
        [chain, chain.reverse()].every { edges ->
            def order = new NeedOrder(edges)
            edges.every { order.add(it.from(), it.to()) }
        }
        def order = new NeedOrder(crowd)
        crowd.count { order.add(it.from(), it.to()) } == 150 * 149 / 2
    }

    private static boolean leads(List<Edge> edges, String start, String goal) {
        def open = [start] as ArrayDeque
        def seen = [] as Set
        while (open) {
            def at = open.pop()
            if (at == goal) {
                return true
            }
            if (seen.add(at)) {
                edges.findAll { it.from() == at }.each { open.push(it.to()) }
            }
        }
        false
    }
}
