package ai.pmoves.kernel

import ai.pmoves.kernel.internal.journal.Entry
import ai.pmoves.kernel.internal.journal.JournalWriter
import ai.pmoves.kernel.internal.journal.StateLayout
import ai.pmoves.kernel.internal.key.KeyDigest
import ai.pmoves.kernel.internal.redact.Redactor

import java.time.Clock
import java.time.Duration

class ResumeSpec extends KernelSpecification {

    def "a step that was cut off is never guessed about"() {
        given:
        def step = step('one').effect(effect)
        if (check != null) {
            step.check { check }
        }
        def plan = plan(step)
        def run = cutOff(plan, 'one')

        expect:
        decisions(openRuns(), plan, resuming: run) == [one: decision.replace('run RUN', "run $run")]

        where:
        effect            | check | decision
        Effect.ONCE       | true  | 'REUSE: check holds: done, not run again'
        Effect.ONCE       | false | 'RERUN: cut off in run RUN, and its check does not hold'
        Effect.ONCE       | null  | 'ASK: cut off in run RUN, and it has no check: was it done?'
        Effect.IDEMPOTENT | null  | 'RERUN: cut off in run RUN, safe to run again'
        Effect.PURE       | null  | 'RERUN: cut off in run RUN, safe to run again'
    }

    def "what was begun under another text is not taken as done, even if its check holds"() {
        given:
        def make = { String source -> plan(step('one').effect(effect).check { true }.input('source', source)) }
        def run = cutOff(make('1'), 'one')

        expect:
        decisions(openRuns(), make('1'), resuming: run).one == 'REUSE: check holds: done, not run again'
        decisions(openRuns(), make('2'), resuming: run).one == "$verb: cut off in run $run; its check holds, but since then its source changed"

        where:
        effect            | verb
        Effect.ONCE       | 'ASK'
        Effect.IDEMPOTENT | 'RERUN'
    }

    def "a step that was cut off hands on no output that it gave under another text"() {
        given:
        def given = []
        def make = { String source ->
            plan(step('one') { source }.check { source == '2' }.input('source', source),
                    step('two') { given << it.output(StepPath.of('one')); null }.needs('one'))
        }
        def runs = openRuns()
        run(runs, make('1'))
        closeAll()
        def again = cutOff(make('2'), 'one')

        when:
        def result = run(openRuns(), make('2'), resuming: again)

        then:
        outcome(result, 'one') == new Outcome.Reused(null, 'check holds: done, not run again')
        given == ['1', null]
    }

    def "a once step that ran out of time is asked about, because nobody saw how far it came"() {
        given:
        def slow = step('migrate').effect(Effect.ONCE).timeouts(new Timeouts(Duration.ofMillis(50), null)).action { context ->
            new java.util.concurrent.CountDownLatch(1).await()
        }
        def plan = plan(slow)
        def runs = openRuns()

        when:
        def first = run(runs, plan)

        then:
        first.exitCode() == ExitCode.FAILED
        decisions(runs, plan, resuming: first.run()) == [migrate: "ASK: cut off in run ${first.run()}, and it has no check: was it done?"]
    }

    def "what only a person can decide stops a run before it acts, until it is answered"() {
        given:
        def plan = plan(step('other'), step('migrate').effect(Effect.ONCE), step('api').needs('migrate'))
        def runs = openRuns()
        def id = cutOff(plan, 'migrate')

        when:
        run(runs, plan, resuming: id)

        then:
        def e = thrown(PmovesException)
        e.exitCode() == ExitCode.WAITING
        e.problems()*.code() == ['run.needs-answer']
        acted == []

        when:
        def result = run(runs, plan, resuming: id, answers: [migrate: answer])

        then:
        acted.toSet() == expected as Set
        result.exitCode() == ExitCode.OK

        where:
        answer       | expected
        Answer.DONE  | ['other', 'api']
        Answer.RERUN | ['other', 'migrate', 'api']
        Answer.SKIP  | ['other']
    }

    def "where the key tells that an input changed, and the check what is different now, both are said"() {
        given:
        def runs = openRuns()
        def make = { String config, boolean same ->
            plan(step('db').effect(Effect.IDEMPOTENT).input('service db', config).check { it.progress('differs in ports'); same })
        }
        run(runs, make('1', false))

        expect:
        decisions(runs, make('2', false)).db == "RERUN: input 'service db' changed: 1 -> 2: differs in ports"
        decisions(runs, make('2', true)).db == "RERUN: input 'service db' changed: 1 -> 2"
    }

    def "after an edit only what the edit touches runs again"() {
        given:
        def stack = { String model ->
            plan(
                    step('pull') { 'pulled' }.input('model', model),
                    step('serve') { 'served' }.needs('pull'),
                    step('check') { 'checked' }.needs('serve'),
                    step('other') { 1 })
        }
        def runs = openRuns()
        def first = run(runs, stack('llama3.1'))
        acted.clear()

        expect:
        decisions(runs, stack('qwen2.5'), resuming: first.run()) == [
                pull : "RERUN: input 'model' changed: llama3.1 -> qwen2.5",
                serve: "UNKNOWN: runs if the result of 'pull' changes",
                check: "UNKNOWN: runs if the result of 'pull' changes",
                other: 'REUSE: done 0 s ago, unchanged']

        when:
        def second = run(runs, stack('qwen2.5'), resuming: first.run())

        then:
        acted == ['pull']
        outcome(second, 'serve') instanceof Outcome.Reused
    }

    def "what rests on a step that acted, gave no output and has changed runs again"() {
        given:
        def write = { String source -> step('write').effect(Effect.IDEMPOTENT).input('source', source).action { null } }
        def rest = { [step('copy').effect(Effect.IDEMPOTENT).needs('write').action { null },
                      step('serve').effect(Effect.IDEMPOTENT).needs('copy').action { null }] }
        def runs = openRuns()
        def first = run(runs, plan(write('v1'), *rest(), step('end').needs('serve').action { throw new IllegalStateException('no') }))

        expect:
        decisions(runs, plan(write(text), *rest(), step('end').needs('serve')), resuming: first.run()).collect { it.value.takeWhile { c -> c != ':' } }.take(3) == verbs

        and: 'and so it does'
        run(runs, plan(write(text), *rest(), step('end').needs('serve')), resuming: first.run())
                .outcomes().findAll { it.value instanceof Outcome.Reused }.size() == verbs.count('REUSE')

        where:
        text | verbs
        'v1' | ['REUSE', 'REUSE', 'REUSE']
        'v2' | ['RERUN', 'UNKNOWN', 'UNKNOWN']
    }

    def "a dependant runs again when the output that it rests on has changed"() {
        given:
        def runs = openRuns()
        def output = 1
        def make = { String source -> plan(step('a') { output }.input('source', source), step('b').needs('a')) }
        def first = run(runs, make('1'))
        acted.clear()

        when:
        output = 2
        run(runs, make('2'), resuming: first.run())

        then:
        acted == ['a', 'b']
        events.findAll { it.type() == EventType.STEP_INTENT }*.message().takeRight(2) == ['its source changed', "the output of 'a' changed"]
    }

    def "after an edit within a run, the journal knows what both tries were made of"() {
        given:
        def runs = openRuns()
        def make = { String model -> plan(step('pull').input('model', model)) }
        def id = run(runs, make('llama3.1')).run()
        run(runs, make('qwen2.5'), resuming: id)

        expect:
        runs.journal().events(id, 0).findAll { it.type() == EventType.STEP_INTENT }
                .collect { runs.journal().components(it.data().key as String).find { it.name() == 'model' }.value() } == ['llama3.1', 'qwen2.5']
        runs.journal().components('unknown') == []
    }

    def "a done once step that changed is asked about"() {
        given:
        def runs = openRuns()
        def make = { String source -> plan(step('migrate').effect(Effect.ONCE).input('source', source)) }
        def first = run(runs, make('1'))

        expect:
        decisions(runs, make('2'), resuming: first.run()) == [migrate: 'ASK: done, but since then its source changed']
    }

    def "a new run looks whether the goal still holds"() {
        given:
        def runs = openRuns()
        def ready = false
        def make = { String source ->
            plan(step('up') { ready = true; null }.check { ready }.input('source', source), step('look').effect(Effect.PURE))
        }

        expect:
        decisions(runs, make('1')) == [up: 'NEW: not done here yet', look: 'NEW: not done here yet']

        when:
        def first = run(runs, make('1'))

        then:
        decisions(runs, make('1')) == [
                up: "REUSE: unchanged since run ${first.run()} (0 s ago)" as String, look: 'RERUN: no check: runs every time']
        decisions(runs, make('2')).up == 'RERUN: its source changed'

        when:
        ready = false

        then:
        decisions(runs, make('1')).up == 'RERUN: check no longer holds'
        decisions(runs, make('1'), selection: selection(force: ['up'])).up == 'RERUN: forced'
    }

    def "a renamed step goes on with its result; a removed one is named"() {
        given:
        def runs = openRuns()
        def first = run(runs, plan(step('db') { 1 }, step('api').needs('db'), step('gone')))

        expect:
        decisions(runs, plan(step('data/postgres') { 1 }.was('db'), step('api').needs('data/postgres')), resuming: first.run()) == [
                'data/postgres': 'REUSE: done 0 s ago, unchanged',
                'api'          : 'REUSE: done 0 s ago, unchanged',
                'gone'         : 'REMOVED: no longer in the runbook']
    }

    def "what a check says about itself is the plan's reason"() {
        expect:
        decisions(openRuns(), plan(step('image').check { it.progress('no registry answers'); false })) ==
                [image: 'NEW: not done here yet: no registry answers']
    }

    def "a promised retry keeps its time and its count across a restart"() {
        given:
        def policy = new RetryPolicy(2, Duration.ofMillis(1), 1, Duration.ofMillis(1), 0, RetryPolicy.On.ANY)
        def promised = Clock.systemUTC().instant().plusSeconds(1)
        def tried = null
        def plan = plan(step('flaky') {
            tried = Clock.systemUTC().instant()
            throw new IOException('no')
        }.retry(policy))
        def runs = openRuns()
        def id = new JournalWriter(new StateLayout(folder.resolve('state')), Clock.systemUTC(), new Redactor()).withCloseable { writer ->
            def journal = writer.begin(plan, false, RunListener.SILENT)
            def path = StepPath.of('flaky')
            journal.append(Entry.of(EventType.STEP_INTENT, path, 1, ''))
            journal.append(Entry.of(EventType.STEP_RETRY, path, 1, 'IOException: no').with('try', 1).with('nextAt', promised.toString()))
            journal.run()
        }

        when:
        def result = run(runs, plan, resuming: id)

        then:
        acted == ['flaky']
        !tried.isBefore(promised)
        outcome(result, 'flaky') instanceof Outcome.Failed
        runs.journal().steps(id)*.attempt() == [2]
    }

    def "a step is tried again as often as its policy says, for what it says"() {
        given:
        def policy = new RetryPolicy(3, Duration.ofMillis(1), 1, Duration.ofMillis(1), 0, on)
        def plan = plan(step('flaky') { it.run(Command.of('/bin/false')) }.retry(policy))

        expect:
        run(openRuns(), plan).exitCode() == ExitCode.FAILED
        acted.size() == tries

        where:
        on                       | tries
        RetryPolicy.On.ANY       | 3
        RetryPolicy.On.EXIT_CODE | 3
        RetryPolicy.On.TIMEOUT   | 1
    }

    def "confirmations are asked before the intent, and no is a wait"() {
        given:
        def asked = []
        confirmer = { step, question -> asked << question.question(); asked.size() > 1 } as Confirmer
        def plan = plan(step('wipe').confirm(Confirmation.severe('Remove volume data?', 'starter')))
        def runs = openRuns()

        expect:
        decisions(runs, plan) == [wipe: 'ASK: Remove volume data?']

        when:
        def first = run(runs, plan)

        then:
        first.exitCode() == ExitCode.WAITING
        acted == []
        runs.journal().steps(first.run())*.status()*.word() == ['waiting']

        when:
        def second = run(runs, plan, resuming: first.run())

        then:
        second.exitCode() == ExitCode.OK
        acted == ['wipe']
    }
}
