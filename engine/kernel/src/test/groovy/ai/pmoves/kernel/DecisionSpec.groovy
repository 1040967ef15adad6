package ai.pmoves.kernel

import java.time.Duration

/** What a decision rested on stands in the journal, in the row that it led to. */
class DecisionSpec extends KernelSpecification {

    private Journal.StepState state(Runs runs, String run, String path) {
        runs.journal().steps(run).find { it.path().value() == path }
    }

    private Comparison.Change change(String name, String before, String now) {
        new Comparison.Change(name, before, now)
    }

    def "the intent says with which run the step was compared, and what differed"() {
        given:
        def runs = openRuns()
        def first = run(runs, plan(step('a').check { true }.input('source', '1').input('gone', 'x'))).run()

        when:
        def second = run(runs, plan(step('a').check { true }.input('source', '2').input('new', 'y'))).run()

        then:
        def decision = state(runs, second, 'a').decision()
        decision.verb() == Decision.Verb.RERUN
        decision.why() == "input 'gone' is gone; input 'new' is new; and 1 more"
        decision.compared() == new Comparison(first, [change('gone', 'x', null), change('new', null, 'y'), change('source', '1', '2')])

        and: 'whoever reads the stream of events sees the same'
        with(events.findAll { it.type() == EventType.STEP_INTENT }.last().data()) {
            it.verb == 'RERUN'
            it.comparedWith == first
            it.changed.collect { it.name } == ['gone', 'new', 'source']
        }
    }

    def "a step that failed is compared with how it was last begun, not with when it last succeeded"() {
        given:
        def runs = openRuns()
        run(runs, plan(step('a').check { false }.input('source', '1')))
        def failed = run(runs, plan(step('a') { throw new IllegalStateException('no') }.check { false }.input('source', '2'))).run()

        when:
        def last = run(runs, plan(step('a').check { false }.input('source', '2'))).run()

        then:
        state(runs, last, 'a').decision().compared() == new Comparison(failed, [])
    }

    def "a step that does not act says with what it was compared, too"() {
        given:
        def runs = openRuns()
        def plan = plan(step('a').check { true }.input('source', '1'))
        def first = run(runs, plan).run()

        when:
        def second = run(runs, plan).run()

        then:
        with(state(runs, second, 'a').decision()) {
            it.verb() == Decision.Verb.REUSE
            it.compared() == new Comparison(first, [])
        }
    }

    def "the first time there is nothing to compare with"() {
        when:
        def runs = openRuns()
        def first = run(runs, plan(step('a').input('source', '1'))).run()

        then:
        with(state(runs, first, 'a').decision()) {
            it.verb() == Decision.Verb.NEW
            it.compared() == null
        }
    }

    def "a further try rests on the decision of the first"() {
        given:
        def runs = openRuns()
        def first = run(runs, plan(step('a').input('source', '1'))).run()
        def tries = 0

        when:
        def second = run(runs, plan(step('a') {
            if (++tries == 1) {
                throw new IllegalStateException('not yet')
            }
        }.input('source', '2').retry(new RetryPolicy(2, Duration.ofMillis(1), 1, Duration.ofMillis(1), 0, RetryPolicy.On.ANY)))).run()

        then:
        with(state(runs, second, 'a')) {
            it.attempt() == 2
            it.decision().why() == 'its source changed'
            it.decision().compared() == new Comparison(first, [change('source', '1', '2')])
        }
    }

    def "a secret stands in no comparison"() {
        given:
        def runs = openRuns()
        def plan = { String password ->
            def steps = [step('a').check { true }.input('address', "db://admin:$password@host").build()]
            new Plan('bringup', folder.resolve('bringup.groovy'), 's', 'about', 'starter', 'linux', [:], steps, [],
                    [new Secret('DB_PASSWORD', '1', password)])
        }
        run(runs, plan('open-sesame-1'))

        when:
        def second = run(runs, plan('open-sesame-2')).run()
        def decision = state(runs, second, 'a').decision()

        then:
        decision.compared().changed()*.name() == ['address']
        !decision.toString().contains('open-sesame')
        !events.toString().contains('open-sesame')
    }
}
