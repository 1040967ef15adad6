package ai.pmoves.kernel

import ai.pmoves.kernel.internal.journal.Entry
import ai.pmoves.kernel.internal.journal.JournalWriter
import ai.pmoves.kernel.internal.journal.StateLayout
import ai.pmoves.kernel.internal.lock.ProcessIdentity
import ai.pmoves.kernel.internal.redact.Redactor
import spock.lang.Timeout

import java.time.Clock
import java.time.Duration
import java.util.concurrent.CountDownLatch

@Timeout(60)
class UndoSpec extends KernelSpecification {
    List<String> undone = []

    private Step.Builder undoable(String path, Step.Undo undo = {}) {
        step(path).undo { context -> undo.run(context); undone << path }
    }

    /** As if the process had died after it had committed the intent to take the step back. */
    private void undoCutOff(Plan plan, String run, String path) {
        new JournalWriter(new StateLayout(folder.resolve('state')), Clock.systemUTC(), new Redactor()).withCloseable { writer ->
            def journal = writer.resume(run, plan, RunListener.SILENT)
            journal.append(Entry.of(EventType.UNDO_STARTED, ''))
            journal.append(Entry.of(EventType.UNDO_INTENT, StepPath.of(path), 0, ''))
        }
    }

    def "undo goes backwards, goes on after a failure, and is not done twice"() {
        given:
        def busy = true
        def plan = plan(
                step('a') { 1 }.undo { undone << it.output(StepPath.of('a')) },
                undoable('b') { if (busy) { throw new IOException('busy') } }.needs('a'),
                undoable('c').needs('b'))
        def runs = openRuns()
        def id = run(runs, plan).run()

        when:
        def result = undo(runs, plan, id)

        then:
        undone == ['c', 1]
        result.exitCode() == ExitCode.FAILED
        (outcome(result, 'b') as Outcome.Failed).cause().message() == 'IOException: busy'
        runs.journal().steps(id)*.status()*.word() == ['undone', 'failed', 'undone']
        runs.journal().find(id).get().state() == Status.FAILED
        undoDecisions(runs, plan, id) == [b: 'UNDO: its undo failed before: IOException: busy',
                                          c: 'SKIP: taken back already', a: 'SKIP: taken back already']

        when:
        busy = false
        def again = undo(runs, plan, id)

        then:
        again.exitCode() == ExitCode.OK
        undone == ['c', 1, 'b']
        runs.journal().find(id).get().state() == Status.UNDONE
        events*.type()*.word().findAll { it.startsWith('undo') } == ['undo.started'] + ['undo.intent', 'undo.outcome'] * 3 + ['undo.ended'] +
                ['undo.started', 'undo.intent', 'undo.outcome', 'undo.ended']
    }

    def "what is taken back and what stays is said before, each with the reason"() {
        given:
        def runs = openRuns()
        def common = { Step.Builder... more ->
            [step('looked').effect(Effect.PURE), step('made'), undoable('ready').check { true },
             step('broken') { throw new IOException('no') }.critical(false).undo { undone << 'broken' }, *more] as Step.Builder[]
        }
        def id = run(runs, plan(common(step('gone'), undoable('shared').input('text', 'a')))).run()
        def later = run(runs, plan(undoable('shared').input('text', 'b'))).run()
        def now = plan(common(undoable('shared').input('text', 'a'), undoable('late')))

        expect:
        undoDecisions(runs, now, id) == [
                broken: 'UNDO: failed, taken back as far as it came: IOException: no',
                late  : 'SKIP: not done by this run',
                shared: "STAYS: run $later has done it since",
                ready : 'SKIP: not done by this run: it was ready already',
                made  : 'STAYS: it has no undo',
                looked: 'SKIP: it only looked',
                gone  : 'STAYS: no longer in the runbook']
        undone == []
    }

    def "what a step needs stays with it where another run has done it since"() {
        given:
        def runs = openRuns()
        def steps = { String value ->
            plan(undoable('net'), step('wait').effect(Effect.PURE).needs('net'), undoable('w').needs('wait').input('text', value),
                    undoable('alone'), undoable('x').needs('net'))
        }
        def id = run(runs, steps('a')).run()
        def later = run(runs, plan(undoable('w').input('text', 'b'))).run()

        expect:
        with(undoDecisions(runs, steps('a'), id)) {
            w == "STAYS: run $later has done it since"
            net == "STAYS: needed by 'w', which stays"
            x.startsWith('UNDO: done')
            alone.startsWith('UNDO: done')
        }

        when:
        undo(runs, steps('a'), id)

        then:
        undone as Set == ['x', 'alone'] as Set
    }

    def "only the steps that are meant are taken back, and what is built upon them is named"() {
        given:
        def plan = plan(undoable('net/a'), undoable('b').needs('net/a'))
        def runs = openRuns()
        def id = run(runs, plan).run()

        expect:
        undoDecisions(runs, plan, id, steps: ['net'])['net/a'].endsWith("; needed by 'b', not taken back")
        undo(runs, plan, id, steps: ['net']).exitCode() == ExitCode.OK
        undone == ['net/a']
        runs.journal().find(id).get().state() == Status.SUCCEEDED

        when:
        undo(runs, plan, id, steps: ['nets'])

        then:
        def e = thrown(PmovesException)
        e.exitCode() == ExitCode.USAGE
        e.message.contains("did you mean 'net'?")
    }

    def "a step that #effect, whose undo was cut off: #decision"() {
        given:
        def runs = openRuns()
        def id = run(runs, plan(undoable('a').effect(effect))).run()
        def plan = plan(check == null ? undoable('a').effect(effect) : undoable('a').effect(effect).check(check))
        undoCutOff(plan, id, 'a')

        expect:
        undoDecisions(runs, plan, id).a == decision

        when:
        def result = undo(runs, plan, id, answers: answers)

        then:
        result.exitCode() == ExitCode.OK
        undone == expected
        runs.journal().steps(id)*.status()*.word() == [status]

        where:
        effect            | check           | answers               || decision                                                                   | expected | status
        Effect.IDEMPOTENT | null            | [:]                   || 'UNDO: its undo was cut off, safe to do again'                             | ['a']    | 'undone'
        Effect.ONCE       | { true }        | [:]                   || 'UNDO: its undo was cut off, and its check still holds'                    | ['a']    | 'undone'
        Effect.ONCE       | { false }       | [:]                   || 'REUSE: its undo was cut off, and its check holds no more: taken back'     | []       | 'undone'
        Effect.ONCE       | null            | [a: Answer.DONE]      || 'ASK: its undo was cut off, and it has no check: was it taken back?'       | []       | 'undone'
        Effect.ONCE       | null            | [a: Answer.RERUN]     || 'ASK: its undo was cut off, and it has no check: was it taken back?'       | ['a']    | 'undone'
        Effect.ONCE       | null            | [a: Answer.SKIP]      || 'ASK: its undo was cut off, and it has no check: was it taken back?'       | []       | 'interrupted'
    }

    def "nothing is taken back before what only a person can know is answered"() {
        given:
        def plan = plan(undoable('a').effect(Effect.ONCE), undoable('b'))
        def runs = openRuns()
        def id = run(runs, plan).run()
        undoCutOff(plan, id, 'a')

        when:
        undo(runs, plan, id)

        then:
        def e = thrown(PmovesException)
        e.exitCode() == ExitCode.WAITING
        e.problems()*.fix() == ['--answer a=done']
        undone == []
    }

    def "what was half taken back is not taken as done by resume"() {
        given:
        def plan = plan(undoable('once').effect(Effect.ONCE), undoable('again') { throw new IOException('no') })
        def runs = openRuns()
        def id = run(runs, plan).run()
        undo(runs, plan, id, steps: ['again'])
        undoCutOff(plan, id, 'once')

        expect:
        decisions(runs, plan, resuming: id) == [
                once : "ASK: its undo was cut off in run $id, and it has no check: was it done?",
                again: "RERUN: its undo failed in run $id, safe to run again"]
    }

    def "what another run has taken back since is not done, also for a run that had reused it: #decision"() {
        given:
        def ready = false
        def runs = openRuns()
        def made = { undoable('made').effect(Effect.ONCE) }
        def first = run(runs, plan(made().check { ready })).run()
        ready = true
        def second = run(runs, plan(made().check { ready }, step('broken') { throw new IOException('no') })).run()
        def later = plan(made(), step('broken'))

        expect:
        decisions(runs, later, resuming: second).made.startsWith('REUSE')

        when:
        if (whole) {
            undo(runs, plan(made()), first)
        } else {
            undoCutOff(plan(made()), first, 'made')
        }

        then:
        undone == (whole ? ['made'] : [])
        decisions(runs, later, resuming: second).made == decision

        where:
        whole || decision
        true  || 'NEW: not done here yet'
        false || 'ASK: another run did not come to the end of taking it back, and it has no check: was it done?'
    }

    def "a step that asks before it acts asks before it is taken back; a no leaves it"() {
        given:
        def questions = []
        confirmer = { path, question -> questions << question.question(); question.word() != 'home' } as Confirmer
        def moderate = plan(undoable('wipe').about('Wipe it').confirm(Confirmation.moderate('Wipe?')), undoable('b').needs('wipe'))
        def severe = plan(undoable('wipe').confirm(Confirmation.severe('Wipe?', 'home')), undoable('b').needs('wipe'))
        def runs = openRuns()
        def id = run(runs, moderate).run()
        questions.clear()

        expect:
        undoDecisions(runs, severe, id).wipe == "ASK: Take back 'wipe'?"

        when:
        def result = undo(runs, severe, id)

        then:
        result.exitCode() == ExitCode.WAITING
        undone == ['b']
        undo(runs, moderate, id).exitCode() == ExitCode.OK
        undone == ['b', 'wipe']
        questions == ["Take back 'wipe'?", "Take back 'wipe' (Wipe it)?"]
    }

    def "what a step left running is ended before the step is taken back"() {
        given:
        def survivor = new ProcessBuilder('setsid', 'sleep', '600').start()
        def identity = ProcessIdentity.of(survivor.pid())
        def alive = null
        def plan = plan(step('a').effect(Effect.ONCE).undo { alive = identity.alive() })
        def runs = openRuns()
        def id = runThatLeft(plan, identity)

        when:
        def result = undo(runs, plan, id)

        then:
        result.exitCode() == ExitCode.OK
        alive == false
        runs.journal().steps(id)*.status()*.word() == ['undone']

        cleanup:
        survivor.destroyForcibly()
    }

    def "an undo that does not end when told to is given up, and may be gone on with"() {
        given:
        def never = new CountDownLatch(1)
        def deaf = true
        def plan = plan(undoable('a'), undoable('b') {
            if (deaf) {
                control.stop(RunControl.Level.NOW, ExitCode.INTERRUPTED)
                while (never.count > 0) {
                    try { never.await() } catch (InterruptedException ignored) { }
                }
            }
        }.needs('a'))
        def runs = openRuns(Duration.ofMillis(100))
        def id = run(runs, plan).run()

        when:
        def result = undo(runs, plan, id)

        then:
        result.exitCode() == ExitCode.INTERRUPTED
        outcome(result, 'b') == new Outcome.Interrupted('was told to stop while undoing and did not end')
        undone == []
        runs.journal().find(id).get().state() == Status.INTERRUPTED

        when:
        deaf = false
        def again = undo(runs, plan, id, control: new RunControl())

        then:
        again.exitCode() == ExitCode.OK
        undone == ['b', 'a']

        cleanup:
        never.countDown()
    }
}
