package ai.pmoves.kernel

import ai.pmoves.kernel.Restart.Kind

/** What a person decides about the step that stopped a run: the run goes on with it, and the journal says so. */
class RestartSpec extends KernelSpecification {
    private Plan home(boolean broken) {
        plan(Step.named('a').action { acted << 'a'; if (broken) { throw new IllegalStateException('no') }; 'own' },
                Step.named('b').needs('a').action { acted << 'b: ' + it.output(StepPath.of('a')); null },
                Step.named('c').action { acted << 'c'; null })
    }

    def "#restart.kind(): #expected"() {
        given:
        def runs = openRuns()
        def first = run(runs, home(true))
        acted.clear()

        when:
        def request = request(resuming: first.run()).restarting([(StepPath.of('a')): restart])
        def decided = runs.decide(home(false), request).collectEntries { [it.path().value(), it.verb().name()] }
        def result = runs.run(home(false), request, { events << it } as RunListener, control)
        def answered = runs.journal().events(first.run(), 0).findAll { it.type() == EventType.STEP_ANSWERED }

        then:
        first.exitCode() == ExitCode.FAILED
        result.exitCode() == ExitCode.OK
        decided.a == verb
        acted == expected
        answered*.message() == [restart.kind().word() + (restart.reason() ? ": $restart.reason" : '')]*.toString()
        answered[0].data().restart == restart.kind().word()

        where:
        restart                                           || verb    | expected
        new Restart(Kind.RETRY, '', null)                 || 'RERUN' | ['a', 'b: own']
        new Restart(Kind.SKIP, 'not here', null)          || 'SKIP'  | []
        new Restart(Kind.VALUE, 'by hand', [port: 8081])  || 'REUSE' | ['b: [port:8081]']
    }

    def "a value that was given stands when the run is resumed again"() {
        given:
        def runs = openRuns()
        def first = run(runs, home(true))
        runs.run(home(true), request(resuming: first.run()).restarting([(StepPath.of('a')): new Restart(Kind.VALUE, 'x', 'given')]),
                { } as RunListener, control)
        acted.clear()

        when:
        run(runs, home(true), resuming: first.run())

        then:
        acted == []
        runs.journal().steps(first.run()).find { it.path().value() == 'a' }.output() == 'given'
    }

    def "who leaves a step out says why"() {
        when:
        new Restart(Kind.SKIP, ' ', null)

        then:
        thrown(IllegalArgumentException)
    }
}
