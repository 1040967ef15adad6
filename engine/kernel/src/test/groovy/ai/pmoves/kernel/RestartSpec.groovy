package ai.pmoves.kernel

import ai.pmoves.kernel.Restart.Kind
import java.time.Duration

/** What a person decides about the step that stopped a run: the run goes on with it, and the journal says so. */
class RestartSpec extends KernelSpecification {
    private Plan home(boolean broken) {
        plan(Step.named('a').action { acted << 'a'; if (broken) { throw new IllegalStateException('no') }; 'own' },
                Step.named('b').needs('a').action { acted << 'b: ' + it.output(StepPath.of('a')); null },
                Step.named('c').needs('b').action { null })
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

    private Plan offering(boolean broken, int tries = 1) {
        plan(Step.named('a').retry(tries > 1 ? new RetryPolicy(tries, Duration.ofMillis(1), 1, Duration.ofMillis(1), 0, RetryPolicy.On.ANY) : RetryPolicy.NONE)
                        .action { acted << 'a'; if (broken) { throw new IllegalStateException('no') }; 'own' }
                        .undo { }
                        .restart(new OwnRestart('smaller', false, { acted << 'smaller'; null }))
                        .restart(new OwnRestart('by hand', true, { acted << 'by hand'; 'hand' })),
                Step.named('b').needs('a').action { acted << 'b: ' + it.output(StepPath.of('a')); null })
    }

    def "the author's restart '#name' is offered by the journal, done, and journaled with who wanted it and why"() {
        given:
        def runs = openRuns()
        def first = run(runs, offering(true))
        acted.clear()

        when:
        def offered = runs.journal().events(first.run(), 0).findAll { it.type() == EventType.STEP_OUTCOME && it.step() == 'a' }*.data()
        def result = runs.run(offering(false), request(resuming: first.run()).restarting([(StepPath.of('a')): Restart.own(name, 'no room')]),
                { } as RunListener, control)
        def events = runs.journal().events(first.run(), 0)

        then:
        offered*.restarts == [['smaller', 'by hand']]
        offered*.undo == [true]
        result.exitCode() == ExitCode.OK
        acted == expected
        events.findAll { it.type() == EventType.STEP_ANSWERED }.collect { [it.message(), it.data().restart] } == [[name + ': no room', name]]

        when: "it stands when the run is resumed again: no key knows the restarts"
        acted.clear()
        run(runs, offering(false), resuming: first.run())

        then:
        acted == []

        where:
        name      || expected
        'smaller' || ['smaller', 'a', 'b: own']
        'by hand' || ['by hand', 'b: hand']
    }

    def "what comes before the step comes once, however often the step is tried"() {
        given:
        def runs = openRuns()
        def first = run(runs, offering(true))
        acted.clear()

        when:
        runs.run(offering(true, 3), request(resuming: first.run()).restarting([(StepPath.of('a')): Restart.own('smaller', '')]),
                { } as RunListener, control)

        then:
        acted == ['smaller', 'a', 'a', 'a']
    }

    def "a restart that the step does not have is refused before anything runs, with those that it has"() {
        given:
        def runs = openRuns()
        def first = run(runs, offering(true))
        acted.clear()

        when:
        runs.prepare(offering(true), request(resuming: first.run()).restarting([(StepPath.of(step)): Restart.own(name, '')]))

        then:
        def e = thrown(PmovesException)
        e.exitCode() == ExitCode.USAGE
        e.problems()*.message() == [message]
        acted == []

        where:
        step | name     || message
        'a'  | 'smaler' || "step 'a' has the restarts retry, skip, value, smaller, 'by hand', not 'smaler': did you mean 'smaller'?"
        'z'  | 'smaler' || "step 'z' stands no more in the runbook"
    }

    def "who leaves a step out says why"() {
        when:
        new Restart(Kind.SKIP, ' ', null)

        then:
        thrown(IllegalArgumentException)
    }

    def "'#name' is no name for a restart"() {
        when:
        new OwnRestart(name, false, { null })

        then:
        thrown(IllegalArgumentException)

        where:
        name << ['', ' x', 'a\nb', 'skip', 'x' * 61]
    }
}
