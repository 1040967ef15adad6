package ai.pmoves.repl.cli

import java.nio.file.Files
import java.nio.file.Path
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Timeout

/** Resume decides, shows what it decided, and does that. */
@Timeout(60)
class ResumeSpec extends Specification {
    @TempDir
    Path folder

    def "each check is asked once, for the table and for the run together"() {
        given:
        def desk = new Desk(folder)
        def asked = folder.resolve('asked')
        def go = folder.resolve('go')
        def steps = ['a', 'b'].collect {
            """    step('$it') {
        effect idempotent
        check { java.nio.file.Files.writeString(java.nio.file.Path.of('$asked'), '$it', java.nio.file.StandardOpenOption.CREATE, java.nio.file.StandardOpenOption.APPEND); true }
        action { log 'x' }
    }"""
        }
        def file = desk.runbook('checked', steps.join('\n') +
                "\n    step('c') { needs 'a', 'b'; effect idempotent; action { sh 'test -e \"$go\"' } }")
        def first = desk.types('run', file)
        Files.delete(asked)
        Files.createFile(go)

        when:
        def second = desk.types('resume')

        then:
        [first, second] == [1, 0]
        desk.talk.contains('Plan: ')
        Files.readString(asked).toList().toSorted() == ['a', 'b']
    }
}
