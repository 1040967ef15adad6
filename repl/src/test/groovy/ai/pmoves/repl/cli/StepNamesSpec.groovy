package ai.pmoves.repl.cli

import java.nio.file.Files
import java.nio.file.Path
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Timeout

/** What a step of a run may be called: its path, its last part where that is enough, its group where all of it may be meant. */
@Timeout(120)
class StepNamesSpec extends Specification {
    @TempDir
    Path folder

    private Desk failed() {
        def desk = new Desk(folder)
        desk.types('run', desk.runbook('up', """
    group('a') {
        step('db') { effect idempotent; action { sh 'echo a/db >> $folder/log' } }
        step('api') { needs 'a/db'; effect idempotent; action { sh 'echo a/api >> $folder/log' } }
    }
    group('b') {
        step('api') { needs 'a/api'; effect idempotent; action { sh 'echo b/api >> $folder/log' } }
    }
    step('last') { needs 'b/api'; effect idempotent; action { sh 'exit 3' } }"""))
        desk
    }

    private List<String> log() {
        Files.readAllLines(folder.resolve('log'))
    }

    def "a name that two steps have is taken for neither: #line"() {
        given:
        def desk = failed()
        def before = log()

        expect:
        desk.says([desk.lastRun()], line, ':break') == 1
        desk.talk.contains("more than one step is called 'api': a/api, b/api")
        desk.talk.contains('fix: :show')
        desk.talk.contains('no breakpoints')
        log() == before

        where:
        line << [':from api', ':at api', ':break api', ':why api', ':logs api']
    }

    def "and so does the command line: #words"() {
        given:
        def desk = failed()
        def run = desk.lastRun()

        expect:
        desk.types(*words.collect { it == 'RUN' ? run : it }) == 2
        desk.talk.contains("more than one step is called 'api': a/api, b/api")
        desk.talk.contains("fix: pmoves show $run")

        where:
        words << [['why', 'RUN', 'api'], ['logs', 'RUN', 'api'], ['resume', 'RUN', '--restart', 'retry', '--step', 'api']]
    }

    def "a name that no step has is told with what may be meant: #line"() {
        given:
        def desk = failed()

        expect:
        desk.says([desk.lastRun()], line) == 1
        desk.talk.contains("has no step 'lst': did you mean 'last'?")
        desk.talk.contains('fix: :show')

        where:
        line << [':from lst', ':at lst', ':break lst', ':why lst']
    }

    def "the last part is enough where one step has it; a group is all its steps, where all of them may be meant"() {
        given:
        def desk = failed()
        def run = desk.lastRun()

        when:
        desk.says([run], ':break db', ':break b', ':break a', ':at db', ':at a')

        then:
        desk.talk.contains('stops before a/db\n')
        desk.talk.contains('stops before a/db, b/api\n')
        desk.talk.contains('stops before a/db, a/api, b/api\n')
        desk.talk.contains("at step 1/4 'a/db'")
        desk.talk.contains("'a' is a group: which step of it? It has a/db, a/api")

        when:
        desk.says([run], ':from b')

        then:
        log() == ['a/db', 'a/api', 'b/api', 'b/api']
    }
}
