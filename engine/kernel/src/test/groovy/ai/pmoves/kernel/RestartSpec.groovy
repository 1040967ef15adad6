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

    /** Two branches: where one step is done at once, 'a' comes before 'b'. */
    private Plan branches(boolean broken) {
        plan(step('a'), step('b') { if (broken) { throw new IllegalStateException('no') } }
                .restart(new OwnRestart('smaller', false, { acted << 'smaller'; null })))
    }

    private RunResult resumed(Runs runs, String run, Map<String, Restart> restarts, List<String> breaks = [], Selection selection = Selection.ALL) {
        runs.run(branches(false), request(resuming: run, selection: selection, parallelism: 1).stoppingBefore(breaks as Set)
                .restarting(restarts.collectEntries { path, restart -> [StepPath.of(path), restart] }), { } as RunListener, control)
    }

    def "what was decided about a step whose turn did not come stands for the next resume, and the plan says so: #restart.word()"() {
        given: "a run that failed at b, and one that stops before a, which is done anew, before b's turn comes"
        def runs = openRuns()
        def first = run(runs, branches(true)).run()
        acted.clear()

        when:
        def stopped = resumed(runs, first, [b: restart], ['a'], selection(force: ['a']))

        then:
        stopped.exitCode() == ExitCode.WAITING
        acted == []

        when: "nothing is said about b the next time, nor the time after that"
        def planned = decisions(runs, branches(false), resuming: first)
        def again = resumed(runs, first, [:], ['a'], selection(force: ['a']))
        def last = resumed(runs, first, [:])

        then:
        planned.b == why
        again.exitCode() == ExitCode.WAITING
        last.exitCode() == ExitCode.OK
        acted == ['a', *expected]

        and: "what was done stands decided no longer"
        decisions(runs, branches(false), resuming: first).b.startsWith(after)

        where:
        restart                                  || why                                       | expected         | after
        new Restart(Kind.RETRY, 'mended', null)  || 'RERUN: run again, as decided: mended'    | ['b']            | 'REUSE: done'
        new Restart(Kind.SKIP, 'not here', null) || 'SKIP: left out, as decided: not here'    | []               | 'SKIP: left out, as decided: not here'
        new Restart(Kind.VALUE, '', [port: 1])   || 'REUSE: its result was given, as decided' | []               | 'REUSE: done'
        Restart.own('smaller', '')               || "RERUN: restart 'smaller', as decided"    | ['smaller', 'b'] | 'REUSE: done'
    }

    def "a value with a secret in it is not stored, and so it does not stand as what was left of it"() {
        given:
        def runs = openRuns()
        def secret = new Secret('password', '1', 'correct horse')
        def holding = { boolean broken -> new Plan('bringup', folder.resolve('bringup.groovy'), 'source', 'about', 'starter', 'linux', [:],
                branches(broken).steps(), [], [secret]) }
        def first = run(runs, holding(true)).run()

        when:
        runs.run(holding(false), request(resuming: first, selection: selection(force: ['a']), parallelism: 1).stoppingBefore(['a'] as Set)
                .restarting([(StepPath.of('b')): new Restart(Kind.VALUE, '', [password: 'correct horse'])]), { } as RunListener, control)

        then:
        decisions(runs, holding(false), resuming: first).b.startsWith('RERUN: failed before')
    }

    def "what was to run in any case still does where the run stopped before it"() {
        given:
        def runs = openRuns()
        def first = run(runs, branches(false)).run()
        resumed(runs, first, [:], ['a'], selection(force: ['a']))
        acted.clear()

        expect:
        decisions(runs, branches(false), resuming: first).a == 'RERUN: run again, as decided: forced'
        resumed(runs, first, [:]).exitCode() == ExitCode.OK
        acted == ['a']
    }

    def "a step that was left out stays out of the run until something else is decided about it"() {
        given:
        def runs = openRuns()
        def first = run(runs, branches(true)).run()
        resumed(runs, first, [b: new Restart(Kind.SKIP, 'not here', null)])
        acted.clear()

        expect:
        resumed(runs, first, [:]).exitCode() == ExitCode.OK
        acted == []

        and:
        resumed(runs, first, restarts, [], selection(force: forced)).exitCode() == ExitCode.OK
        acted == ['b']

        where:
        restarts                               | forced
        [b: new Restart(Kind.RETRY, '', null)] | []
        [:]                                    | ['b']
    }

    def "what was decided about a step follows its rename, and goes with the step"() {
        given:
        def runs = openRuns()
        def first = run(runs, branches(true)).run()
        resumed(runs, first, [b: new Restart(Kind.SKIP, 'not here', null)])
        acted.clear()

        expect:
        decisions(runs, plan(step('a'), step('bb').was('b')), resuming: first).bb == 'SKIP: left out, as decided: not here'
        decisions(runs, plan(step('a'), step('c')), resuming: first).c == 'NEW: not done here yet'

        when: "what is decided now is about the step by the name that it was run under, too"
        runs.run(plan(step('a'), step('bb').was('b')), request(resuming: first).restarting([(StepPath.of('b')): new Restart(Kind.RETRY, '', null)]),
                { } as RunListener, control)

        then:
        acted == ['bb']
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
