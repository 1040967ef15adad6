package ai.pmoves.repl.cli

import java.nio.file.Files
import java.nio.file.Path
import java.util.concurrent.CountDownLatch
import spock.lang.Requires
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Timeout

/** Looking at what goes on elsewhere: a run of another process, a value that changes. */
@Timeout(60)
class AttachSpec extends Specification {
    @TempDir
    Path folder

    /** What is written, and who waits for some of it. */
    private static class Heard extends ByteArrayOutputStream {
        final Map<String, Runnable> waiting = Collections.synchronizedMap([:])

        @Override
        synchronized void write(byte[] bytes, int from, int length) {
            super.write(bytes, from, length)
            def text = toString('UTF-8')
            def heard = waiting.keySet().findAll { text.contains(it) }
            heard.each { waiting.remove(it).run() }
        }
    }

    /** Runs a runbook whose second step stays until somebody lets it go. */
    private Thread running(Desk desk, CountDownLatch on, String end = 'true') {
        new ProcessBuilder('mkfifo', folder.resolve('gate').toString()).start().waitFor()
        def file = desk.runbook('up', """
    step('first') { effect idempotent; action { log 'x' } }
    step('long') { needs 'first'; effect idempotent; action { progress 'well on its way'; sh 'cat $folder/gate; $end' } }
    step('last') { needs 'long'; effect idempotent; action { show 'all is up' } }""")
        def heard = new Heard()
        heard.waiting['2/3 long started'] = { on.countDown() } as Runnable
        desk.err = heard
        Thread.start { desk.types('run', file) }
    }

    private void letGo() {
        Files.newOutputStream(folder.resolve('gate')).close()
    }

    /** ^C, as a terminal says it. */
    def "a run of another process is watched to its end, from what was done before: it ends as the run does (#code)"() {
        given:
        def on = new CountDownLatch(1)
        def runner = running(new Desk(folder), on, end)
        on.await()
        def viewer = new Desk(folder)
        def heard = new Heard()
        heard.waiting['2/3 long started'] = { Thread.start { letGo() } } as Runnable
        viewer.err = heard

        when:
        def ended = viewer.types('attach', *words)
        runner.join()

        then:
        ended == code
        viewer.talk.contains('1/3 first ok')
        viewer.talk.contains('2/3 long ' + outcome)
        viewer.talk.contains(last)
        viewer.output.contains('all is up') == (code == 0)

        where:
        words  | end    || code | outcome | last
        []     | 'true' || 0    | 'ok'    | 'up on up succeeded'
        ['up'] | 'exit 3' || 1  | 'failed' | "x  up failed at step 2/3 'long'"
    }

    @Requires({ Interrupt.heard })
    def "^C leaves the view, and nothing else"() {
        given:
        def on = new CountDownLatch(1)
        def desk = new Desk(folder)
        def runner = running(desk, on)
        on.await()
        def viewer = new Desk(folder)
        def heard = new Heard()
        heard.waiting['2/3 long started'] = { Interrupt.send() } as Runnable
        viewer.err = heard

        when:
        def code = viewer.types('attach', 'up')

        then:
        code == 130
        viewer.talk.contains('left the view; run')

        when:
        letGo()
        runner.join()

        then:
        desk.talk.contains('ok=3')
    }

    def "one that has ended is told at once; where none is on, that"() {
        given:
        def desk = new Desk(folder)

        expect:
        desk.types('attach') == 2
        desk.talk.contains('no run is on')

        when:
        desk.types('run', desk.runbook('up', "    step('a') { effect idempotent; action { sh 'exit 4' } }"))
        def run = desk.lastRun()

        then:
        desk.types('attach', run) == 1
        desk.talk.contains("up failed at step 1/1 'a'")
        desk.says([], ":attach $run", '1') == 1
        desk.talk.contains("up failed at step 1/1 'a'")
        desk.output == '1\n'
    }

    @Requires({ Interrupt.heard })
    def "what is watched is shown when it is another, until ^C; then the session goes on"() {
        given:
        def desk = new Desk(folder)
        def heard = new Heard()
        heard.waiting['\n3\n'] = { Interrupt.send() } as Runnable
        desk.out = heard

        when:
        desk.says([], 'def seen = []', ':watch { -> seen << 1; Math.min(3, Math.max(2, seen.size())) }() every 100ms', '42')

        then:
        desk.output.readLines().findAll { !(it =~ /^\d\d:\d\d/) } == ['(none)', '2', '3', '42']
        desk.talk =~ /looked \d+ times|stopped/
    }

    def "nothing that acts is watched, armed or not"() {
        given:
        def desk = new Desk(folder)

        expect:
        desk.says(['--write'], ":watch sh 'touch $folder/touched'", ':watch') == 1
        desk.talk.contains("'sh' acts: what is watched is looked at again and again")
        desk.talk.contains('what is to be watched?')
        !Files.exists(folder.resolve('touched'))
    }
}
