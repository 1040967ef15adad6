package ai.pmoves.kernel

import ai.pmoves.kernel.internal.child.ProcessGroup
import ai.pmoves.kernel.internal.lock.ProcessIdentity

import java.nio.file.Files
import java.time.Duration
import java.util.concurrent.CountDownLatch

class ChildSpec extends KernelSpecification {

    def "a child leads a session and a group of its own, its output is in the log line by line"() {
        given:
        def runs = openRuns()
        def plan = plan(step('a') { it.run(Command.of('/bin/sh', '-c', 'cat /proc/$$/stat; echo "two words" >&2; printf "no end"')).output() })

        when:
        def result = run(runs, plan)
        def output = (outcome(result, 'a') as Outcome.Succeeded).output() as String
        def child = events.find { it.type() == EventType.CHILD_STARTED }

        then:
        def stat = output.readLines()[0].split(' ')
        stat[0] as long == child.data().pid
        stat[4] == stat[0]
        stat[5] == stat[0]
        stat[6] == '0'
        runs.journal().logFile(result.run(), StepPath.of('a'), 1).toFile().readLines().toSet() == (output.readLines() + 'two words') as Set
        events.find { it.type() == EventType.CHILD_ENDED }.data().exitCode == 0
    }

    def "a failure names the command, its exit code and its last words"() {
        given:
        def result = run(openRuns(), plan(step('a') { it.run(Command.of('/bin/sh', '-c', 'echo trying; echo "no such host" >&2; exit 7')) }))
        def failed = outcome(result, 'a') as Outcome.Failed

        expect:
        failed.cause().message().endsWith("ended with exit code 7: no such host")
        failed.lastOutput().toSet() == ['trying', 'no such host'] as Set
    }

    def "a script that fails is named by its first line, and its last errors stand below"() {
        given:
        def script = 'cd / \nfor i in 1 2 3 4 5; do echo "error $i" >&2; done\necho "done with it"\nexit 7'
        def result = run(openRuns(), plan(step('a') { it.run(Command.of('sh', '-euc', script, 'sh', 'value')) },
                step('b') { it.run(Command.of('sh', '-euc', 'exit 3', 'sh')) }))

        expect:
        (outcome(result, 'a') as Outcome.Failed).cause().message() ==
                "sh 'cd / ...' ended with exit code 7:\nerror 3\nerror 4\nerror 5"
        (outcome(result, 'b') as Outcome.Failed).cause().message() == "sh 'exit 3' ended with exit code 3, and said nothing"
    }

    def "a missing program is a failure with a name"() {
        expect:
        (outcome(run(openRuns(), plan(step('a') { it.exec(Command.of('no-such-program')) })), 'a') as Outcome.Failed)
                .cause().toString() == "there is no program 'no-such-program' (install it, or add its folder to PATH)"
    }

    def "what is no program by its path is told what it is: #what"() {
        given:
        def place = folder.resolve('place')
        make(place)

        expect:
        (outcome(run(openRuns(), plan(step('a') { it.exec(Command.of(place.toString())) })), 'a') as Outcome.Failed)
                .cause().fix() == fix.replace('PLACE', place.toString())

        where:
        what       | make                        || fix
        'nothing'  | { }                         || 'write it, or name the one that is meant: there is no file PLACE'
        'a text'   | { Files.writeString(it, '') } || 'make it executable: chmod +x PLACE'
        'a folder' | { Files.createDirectory(it) } || 'it is a folder: name a program in it'
    }

    def "secrets of a child are in nothing that is written"() {
        given:
        def secret = new Secret('password', '1', 'correct horse')
        def plan = plan(step('a') { context ->
            context.redact(secret)
            context.progress('using correct horse')
            context.log('is it correct horse?')
            def said = context.exec(Command.of('/bin/sh', '-c', 'echo $P; echo correct horse; exit 1').withSecrets(P: secret))
            if (said.output() != '***\n***') {
                throw new AssertionError('seen: ' + said.output() as Object)
            }
            throw new IOException('refused: correct horse')
        })

        when:
        def runs = openRuns()
        def result = run(runs, plan)
        runs.close()

        then:
        (outcome(result, 'a') as Outcome.Failed).cause().message() == 'IOException: refused: ***'
        events.size() > 4
        !events.any { it.toString().contains('correct horse') }
        folder.resolve('state').toFile().eachFileRecurse { assert it.directory || !it.getText('ISO-8859-1').contains('correct horse') }
    }

    def "a rehearsal starts no child"() {
        given:
        def runs = openRuns()
        def marker = folder.resolve('marker')
        def plan = plan(step('a') { it.run(Command.of('touch', marker.toString())).exitCode() })

        when:
        def result = run(runs, plan, rehearsal: true)

        then:
        !marker.toFile().exists()
        (outcome(result, 'a') as Outcome.Succeeded).output() == 0
        runs.journal().logFile(result.run(), StepPath.of('a'), 1).toFile().text == "rehearsed: run touch $marker\n"
        decisions(runs, plan).a.startsWith('NEW')
    }

    def "a step that takes too long or says nothing is ended with all its children"() {
        given:
        def plan = plan(step('a') { it.run(Command.of('/bin/sh', '-c', 'sleep 600 & echo $!; sleep 601')) }.timeouts(limits))

        when:
        def failed = outcome(run(openRuns(), plan), 'a') as Outcome.Failed

        then:
        failed.cause().message() == cause
        failed.lastOutput().size() == 1
        !ProcessHandle.of(failed.lastOutput()[0] as long).map { ProcessIdentity.of(it.pid()).alive() }.orElse(false)

        where:
        limits                                      | cause
        new Timeouts(Duration.ofMillis(400), null)  | 'timed out after 400 ms'
        new Timeouts(null, Duration.ofMillis(400))  | 'no output for 400 ms'
    }

    def "a stopped step has ended when the last of its children has, also where their leader goes at once"() {
        given:
        def late = folder.resolve('late')
        def runs = openRuns()
        def plan = plan(step('a') {
            it.run(Command.of('/bin/sh', '-c', '(trap "sleep 1; : >late; exit" TERM; echo ready; exec >/dev/null 2>&1; while :; do sleep 0.02; done) & wait'))
        }.timeouts(new Timeouts(null, Duration.ofMillis(400))))

        when:
        run(runs, plan)

        then:
        late.toFile().exists()
        events*.type()*.word().containsAll(['child.started', 'child.ended'])
        runs.orphans() == []
    }

    def "a process that ignores being told to end is ended with its group"() {
        given:
        def leader = new ProcessBuilder('setsid', '/bin/sh', '-c', '(trap "" TERM; echo ready; sleep 600) & wait').start()
        assert leader.inputReader().readLine() == 'ready'
        def group = new ProcessGroup(leader.pid())

        when:
        group.end(Duration.ofMillis(300))

        then:
        leader.onExit().get().exitValue() == 128 + 15
        group.empty()

        cleanup:
        leader.destroyForcibly()
    }

    def "the first stop lets running steps finish, the second ends them"() {
        given:
        def runs = openRuns()
        def plan = plan(
                step('a') { context ->
                    control.stop(level, ExitCode.INTERRUPTED)
                    context.run(Command.of('/bin/sh', '-c', level == RunControl.Level.NOW ? 'sleep 600' : 'echo done'))
                    'done'
                }.effect(Effect.ONCE),
                step('b').needs('a'))

        when:
        def result = run(runs, plan)

        then:
        result.exitCode() == ExitCode.INTERRUPTED
        result.took() < Duration.ofSeconds(10)
        runs.journal().steps(result.run())*.status()*.word() == statuses
        runs.journal().find(result.run()).get().state() == Status.INTERRUPTED

        where:
        level                          | statuses
        RunControl.Level.AFTER_RUNNING | ['succeeded', 'pending']
        RunControl.Level.NOW           | ['interrupted', 'pending']
    }

    def "independent steps act at once, as many as allowed"() {
        given:
        def both = new CountDownLatch(2)
        def together = { both.countDown(); both.await(); null }

        expect:
        run(openRuns(), plan(step('a', together), step('b', together)), parallelism: 2).exitCode() == ExitCode.OK
    }

    def "a child that outlived its run is known, and ended before an idempotent step acts again"() {
        given:
        def survivor = new ProcessBuilder('setsid', 'sleep', '600').start()
        def identity = ProcessIdentity.of(survivor.pid())
        def plan = plan(step('a'))
        def runs = openRuns()
        def id = runThatLeft(plan, identity)

        expect:
        runs.orphans()*.pid() == [survivor.pid()]

        when:
        run(runs, plan, resuming: id)

        then:
        !identity.alive()
        runs.orphans() == []
        acted == ['a']

        cleanup:
        survivor.destroyForcibly()
    }

    def "nobody is asked, or may say, what became of a step while its child still works on it: #answers"() {
        given:
        def survivor = new ProcessBuilder('setsid', 'sleep', '600').start()
        def plan = plan(step('a').effect(Effect.ONCE))
        def runs = openRuns()
        def id = runThatLeft(plan, ProcessIdentity.of(survivor.pid()))

        when:
        run(runs, plan, resuming: id, answers: answers)

        then:
        def e = thrown(PmovesException)
        acted == []
        e.exitCode() == ExitCode.WAITING
        e.problems()[0].message().contains("its child ${survivor.pid()} still runs: sleep 600")
        !e.problems()[0].message().contains('answer done')
        e.problems()[0].fix().startsWith("wait until it has ended: tail --pid=${survivor.pid()} -f /dev/null, or stop it: kill -- -${survivor.pid()}")

        when: 'it has ended'
        survivor.destroyForcibly().waitFor()
        run(runs, plan, resuming: id)

        then:
        def now = thrown(PmovesException)
        now.problems()[0].fix() == '--answer a=done'

        cleanup:
        survivor.destroyForcibly()

        where:
        answers << [[:], [a: Answer.DONE], [a: Answer.SKIP]]
    }
}
