package ai.pmoves.repl.cli

import java.nio.file.Files
import java.nio.file.Path
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Timeout

/** An edit is trusted with what was trusted before it: what somebody else put there meanwhile was seen by nobody. */
@Timeout(120)
class EditingTrustSpec extends Specification {
    @TempDir
    Path folder

    Desk desk

    def setup() {
        desk = new Desk(folder, [EDITOR: "sed -i 's/8080/8081/'"])
        desk.house = new LiveHouse(desk.environment)
        Files.createDirectory(folder.resolve('.git')) // the project's folder
        Files.createDirectory(folder.resolve('state'))
    }

    /** The run of a runbook that was trusted, and failed. */
    private String failed(String action = "sh 'test 8080 = 8081'") {
        desk.runbook('up', """    // a line
    step('port') {
        effect idempotent
        action { $action }
    }""")
        desk.types('trust', 'up.groovy')
        desk.types('run', 'up.groovy')
        desk.lastRun()
    }

    private String text() {
        Files.readString(folder.resolve('up.groovy'))
    }

    def "what somebody else put into the runbook since the run was entered is neither evaluated by an edit nor trusted with it"() {
        given:
        def run = failed()
        def evil = text().replace('// a line', "new File('$folder/pwn').createNewFile()")
        Files.writeString(folder.resolve('evil'), evil)

        when:
        def code = desk.says(['--write', run], ':vars', "sh 'cp evil up.groovy'", ':edit')

        then:
        code == 1
        desk.talk.contains('x  this runbook has changed since it was approved')
        desk.talk.contains('pmoves trust up.groovy')
        text() == evil
        !Files.exists(folder.resolve('pwn'))

        when:
        desk.types('trust', '--list')

        then:
        desk.output.contains('changed')
        !desk.output.contains('trusted')
    }

    def "a script that was swapped meanwhile is not approved by an edit; before it or while the editor is open: #editor"() {
        given:
        desk = new Desk(folder, [EDITOR: editor.replace('FOLDER', folder.toString())])
        desk.house = new LiveHouse(desk.environment)
        Files.writeString(folder.resolve('h.sh'), 'exit 3\n')
        Files.writeString(folder.resolve('evil'), "touch $folder/pwn\n")
        def run = failed("sh 'sh ./h.sh 8080'")

        when:
        def code = desk.says(['--write', run], ':vars', swapped, ':edit', ':retry')

        then:
        code == 1
        desk.talk.contains('h.sh, which this runbook starts, is not as it was when it was approved')
        !Files.exists(folder.resolve('pwn'))
        desk.types('run', 'up.groovy') == 4
        !Files.exists(folder.resolve('pwn'))

        where:
        swapped                | editor
        "sh 'cp evil h.sh'"    | "sed -i 's/8080/8081/'"
        '1'                    | "cd FOLDER; cp evil h.sh; sed -i 's/8080/8081/'"
    }

    def "a script that only the edit names was seen by nobody, and is asked about"() {
        given:
        desk = new Desk(folder, [EDITOR: "sed -i 's/h.sh/other.sh/'"])
        desk.house = new LiveHouse(desk.environment)
        Files.writeString(folder.resolve('h.sh'), 'exit 3\n')
        Files.writeString(folder.resolve('other.sh'), "touch $folder/seen\n")
        def run = failed("sh 'sh ./h.sh'")

        when:
        desk.says([run], ':edit', ':retry')

        then:
        text().contains('other.sh')
        desk.talk.contains('other.sh, which this runbook starts, is not as it was when it was approved')
        !Files.exists(folder.resolve('seen'))

        when:
        desk.types('trust', 'up.groovy')

        then:
        desk.says([run], ':retry') == 0
        Files.exists(folder.resolve('seen'))
    }

    def "an edit of what is trusted is trusted, with the scripts that were approved"() {
        given:
        Files.writeString(folder.resolve('h.sh'), 'test "$1" = 8081\n')
        def run = failed("sh 'sh ./h.sh 8080'")

        expect:
        desk.says([run], ':edit', ':retry') == 0
        desk.types('plan', 'up.groovy') == 0
    }
}
