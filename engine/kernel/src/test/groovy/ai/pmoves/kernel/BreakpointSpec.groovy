package ai.pmoves.kernel

/** A run that is to stop before a step: what runs ends, nothing else begins, and it is gone on with later. */
class BreakpointSpec extends KernelSpecification {
    private Plan home(boolean checked = false) {
        def web = Step.named('g/web').needs('db').confirm(Confirmation.moderate('sure?')).action { acted << 'web'; null }
        plan(Step.named('db').action { acted << 'db'; 'port' },
                checked ? web.check { true } : web,
                Step.named('last').needs('g/web').action { acted << 'last'; null })
    }

    def "it stops there before anybody is asked, waits, and goes on when it is resumed"() {
        given:
        def runs = openRuns()

        when:
        def stopped = runs.run(home(), request([:]).stoppingBefore([name] as Set), { events << it } as RunListener, control)

        then:
        stopped.exitCode() == ExitCode.WAITING
        acted == ['db']
        (stopped.outcomes()[StepPath.of('g/web')] as Outcome.Waiting).atBreakpoint
        events.every { it.type() != EventType.STEP_ASKED }
        events.find { it.type() == EventType.RUN_STARTED }.data().selection == [break: [name]]
        runs.journal().find(stopped.run()).get().state() == Status.WAITING
        runs.journal().steps(stopped.run())*.status() == [Status.SUCCEEDED, Status.WAITING, Status.PENDING]

        when:
        confirmer = { step, question -> true } as Confirmer
        def ended = runs.run(home(), request(resuming: stopped.run()), { } as RunListener, control)

        then:
        ended.exitCode() == ExitCode.OK
        acted == ['db', 'web', 'last']

        where:
        name << ['g/web', 'g']
    }

    def "a step about which somebody has decided passes its breakpoint: else the decision would be lost"() {
        given:
        def runs = openRuns()
        confirmer = { step, question -> true } as Confirmer
        def done = runs.run(home(), request([:]), { } as RunListener, control)
        acted.clear()

        when:
        def again = runs.run(home(), request(resuming: done.run()).restarting([(StepPath.of('g/web')): new Restart(Restart.Kind.RETRY, "", null)])
                .stoppingBefore(['g/web'] as Set), { } as RunListener, control)

        then:
        again.exitCode() == ExitCode.OK
        acted == ['web']
    }

    def "what does not act needs no stop"() {
        expect:
        openRuns().run(home(true), request([:]).stoppingBefore(['g/web'] as Set), { } as RunListener, control).exitCode() == ExitCode.OK
        acted == ['db', 'last']
    }

    def "what could run beside it does not begin any more"() {
        given:
        def runs = openRuns()
        def steps = [Step.named('a').action { acted << 'a'; null }, Step.named('b').needs('a').action { acted << 'b'; null },
                     Step.named('c').needs('a').action { acted << 'c'; null }]

        when:
        def stopped = runs.run(plan(*steps), request(parallelism: 1).stoppingBefore(['b'] as Set), { } as RunListener, control)

        then:
        stopped.exitCode() == ExitCode.WAITING
        acted == ['a']
    }

    def "a name that no step and no group has is refused before anything runs"() {
        when:
        openRuns().prepare(home(), request([:]).stoppingBefore(['wb'] as Set))

        then:
        def e = thrown(PmovesException)
        e.exitCode() == ExitCode.USAGE
        e.problems()*.message() == ['--break wb: the runbook has no such step or group']
    }
}
