package ai.pmoves.repl.cli

import java.nio.file.Files
import java.nio.file.Path
import spock.lang.Specification
import spock.lang.TempDir

class TypedSecretsSpec extends Specification {
    @TempDir
    Path folder

    private Desk desk

    def setup() {
        desk = new Desk(folder)
    }

    /** All that is kept, whichever file it is in. */
    private List<String> leaking(String secret) {
        Files.walk(folder.resolve('state')).filter { Files.isRegularFile(it) }
                .filter { new String(Files.readAllBytes(it), 'ISO-8859-1').contains(secret) }
                .map { folder.relativize(it).toString() }.toList()
    }

    def "what looks like a secret in what is typed is in no file, and on no screen: #line"() {
        expect:
        desk.says(['--write'], line, ':transcript') == 0
        leaking('Canary-One-1') == []
        !desk.output.contains('Canary-One-1')
        !desk.talk.contains('Canary-One-1')

        where:
        line << ["sh 'DBX_PASSWORD=Canary-One-1 true'", "sh('true', env: [TOKEN: 'Canary-One-1'])", "exec 'true', '--password', 'Canary-One-1'",
                 "sh 'echo \"Authorization: Bearer Canary-One-1\"'", "exec 'echo', 'postgres://u:Canary-One-1@h/x'", "def m = [password: 'Canary-One-1']",
                 "def x = 'postgres://u:Canary-One-1@h/x'"]
    }

    def "a reason and a value that hold a secret are kept without it: #line"() {
        given:
        def file = desk.runbook('up', "    step('a') { effect idempotent; action { sh 'false' } }\n    step('b') { needs 'a'; effect idempotent; action { sh 'true' } }")
        desk.types('run', file)
        def run = desk.lastRun()

        when:
        desk.says([run], line)

        then:
        desk.types('show', run) == 0
        desk.output.contains(state)
        leaking('Canary-One-1') == []

        where:
        line                                              || state
        ':skip password=Canary-One-1'                     || 'skipped'
        ':value [url: "postgres://u:Canary-One-1@h"]'     || 'b'
    }

    def "a transcript hides what became known as a secret since, on screen and in a file"() {
        when:
        desk.says([], "def a = 'Canary' + '-One-1'", 'a', "def password = 'Canary-One-1'", 'password', ':transcript', ':transcript md made.md')
        def page = Files.readString(folder.resolve('made.md'))

        then:
        !page.contains('Canary-One-1')
        page.contains("def password = '***'")
        desk.output.count('Canary-One-1') == 2
    }
}
