package ai.pmoves.repl.cli

import ai.pmoves.repl.screen.Screen
import java.nio.file.Path
import spock.lang.Specification
import spock.lang.TempDir

/** Lists for programs are whole; for people they fit, and what matters is not what is cut. */
class ListingsSpec extends Specification {
    static final String LONG = 'a-step-whose-name-is-longer-than-most-names-that-people-give-to-steps'

    @TempDir
    Path folder

    def "without a terminal show cuts no name and no reason"() {
        given:
        def desk = new Desk(folder)
        def reason = 'because ' * 20 + 'of this'
        desk.types('run', desk.runbook('long', "    step('$LONG') { action { throw new IllegalStateException('$reason') } }"))

        expect:
        desk.types('show') == 0
        desk.output.contains(LONG)
        desk.output.contains(reason)
    }

    def "in a narrow window runs tells how they ended"() {
        given:
        def desk = new Desk(folder)
        desk.types('run', desk.runbook('a-runbook-with-a-rather-long-name', "    step('one') { action { log 'x' } }"))

        when:
        desk.screen = new Screen(true, 40, 24, false, true)
        desk.types('runs')

        then:
        desk.output.readLines().every { it.length() <= 40 }
        desk.output.readLines()[1] =~ /^\w+ +succeeded /
    }

    def "durations are shown as they are typed, and resume takes them so"() {
        given:
        def desk = new Desk(folder)
        def file = desk.runbook('waits', """
            params { duration 'within', byDefault: 5.minutes }
            step('one') { effect idempotent; action { log params.duration('within').toString(); sh 'test -e $folder/go' } }""")

        when:
        desk.types('run', file, '-p', typed)
        desk.types('show')

        then:
        desk.output.contains("  -p within=$shown")

        when:
        folder.resolve('go').toFile().createNewFile()

        then:
        desk.types('resume') == 0

        where:
        typed               || shown
        'within=5m'         || '5m'
        'within=PT1H30M2S'  || '1h30m2s'
        'within=0s'         || '0s'
        'within=250ms'      || '250ms'
    }

    def "what an option takes is said in its own words: #words"() {
        given:
        def desk = new Desk(folder)

        expect:
        desk.types('run', 'x', *words) == 2
        desk.talk.contains(message)

        where:
        words                || message
        ['-p', 'foo']        || "--param takes NAME=VALUE, not 'foo'"
        ['--answer', 'x']    || "--answer takes STEP=WHAT, not 'x'"
        ['--parallel', 'x']  || "--parallel takes a whole number, not 'x'"
        ['-p']               || 'missing: NAME=VALUE after --param'
    }
}
