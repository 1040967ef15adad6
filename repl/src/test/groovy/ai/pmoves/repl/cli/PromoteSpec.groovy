package ai.pmoves.repl.cli

import java.nio.file.Files
import java.nio.file.Path
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Timeout

/** What becomes of a session's good lines when they are kept as a runbook. */
@Timeout(120)
class PromoteSpec extends Specification {
    @TempDir
    Path folder

    private String made() {
        Files.readString(folder.resolve('made.groovy'))
    }

    private void git(String... words) {
        new ProcessBuilder(['git', '-C', folder.toString(), *words]).redirectErrorStream(true).start().with { it.inputStream.text; waitFor() }
    }

    def "what did not hold before and held afterwards is the step's check, what only held afterwards its verify"() {
        given:
        def desk = new Desk(folder)

        when:
        desk.says(['--write'], "def name = 'there'", 'files.exists(name)', "sh 'touch \"\$1\"', name", 'files.exists(name)', '1 + 1 == 2', '2',
                "sh 'true'", ':promote made.groovy')

        then:
        desk.talk.contains('written: made.groovy, lint ok, 2 steps')
        made().contains("""        check {
            def name = params.text('name')
            files.exists(name)
        }
        action {
            def name = params.text('name')
            sh 'touch "\$1"', name
        }
        verify {
            1 + 1 == 2
        }
""")

        and: "the check counts: nothing is done again"
        desk.types('plan', folder.resolve('made.groovy')) == 0
        desk.output =~ /= 1 sh-3 +reuse/
    }

    def "a text that says true or false holds nothing, and neither does an assignment: only what is true or false does"() {
        given:
        def desk = new Desk(folder)
        Files.writeString(folder.resolve('f'), 'false\n')

        when:
        desk.says(['--write'], 'def seen = false', "files.read('f').strip()", "files.write('f', 'true')", "files.read('f').strip()", 'seen = 1 < 2', ':promote made.groovy')

        then:
        desk.output.readLines().containsAll(['false', 'true'])
        desk.talk.contains('written: made.groovy, lint ok, 1 step')
        !made().contains('check')
        !made().contains('verify')
    }

    def "what only the prompt knows is no check"() {
        given:
        def desk = new Desk(folder)

        when:
        desk.says(['--write'], "sh 'true'", 'workspace.runbooks.size() >= 0', ':promote made.groovy')

        then:
        desk.talk.contains('written: made.groovy, lint ok, 1 step')
        !made().contains('verify')
    }

    def "who has a port is known to a runbook, too"() {
        given:
        def desk = new Desk(folder)

        when:
        desk.says(['--write'], "sh 'true'", 'ports.who(1).size() >= 0', ':promote made.groovy')

        then:
        made() =~ /verify \{\s+ports\.who\(1\)\.size\(\) >= 0/
        desk.types('run', folder.resolve('made.groovy')) == 0
    }

    def "a literal that is a secret of the environment becomes a reference to it; one inside a line is refused"() {
        given:
        def desk = new Desk(folder, [API_TOKEN: 'hunter2hunter2'])

        when:
        desk.says(['--write'], "def t = 'hunter2hunter2'", "sh secretEnv: [T: secret('API_TOKEN')], 'test -n \"\$T\"'", ':promote made.groovy')

        then:
        made().contains("secret('API_TOKEN')")
        !made().contains('hunter2')

        when:
        Files.delete(folder.resolve('made.groovy'))
        desk.says(['--write'], "exec 'true', 'hunter2hunter2'", ':promote made.groovy')

        then:
        desk.talk.contains('line 1 has a secret in its text')
        !Files.exists(folder.resolve('made.groovy'))

        when:
        desk.says(['--write'], "def address = 'http://x:hunter2hunter2@host'", "exec 'true', address", ':promote made.groovy')

        then:
        desk.talk.contains('line 1 has a secret in its text')
        !Files.exists(folder.resolve('made.groovy'))
    }

    def "whatever the file is called, its runbook has a name that can be one"() {
        given:
        def desk = new Desk(folder)

        when:
        desk.says(['--write'], "sh 'true'", ":promote it's.groovy")

        then:
        Files.readString(folder.resolve("it's.groovy")).startsWith("runbook('it-s') {")
        desk.types('plan', folder.resolve("it's.groovy")) == 0
    }

    def "what was said again counts once, where it was said last"() {
        given:
        def desk = new Desk(folder)

        when:
        desk.says(['--write'], "sh 'echo a >> $folder/log'", "sh 'echo b >> $folder/log'", "sh 'echo a >> $folder/log'", ':promote made.groovy')

        then:
        (made() =~ /step\('(\S+)'\)/).collect { it[1] } == ['sh-2', 'sh-3']
    }

    def "only the lines that were asked for"() {
        given:
        def desk = new Desk(folder)

        when:
        desk.says(['--write'], "sh 'echo 1'", "sh 'echo 2'", "sh 'echo 3'", ':promote made.groovy 2-3', ':promote other.groovy 2-x')

        then:
        (made() =~ /step\('(\S+)'\)/).collect { it[1] } == ['sh-2', 'sh-3']
        desk.talk.contains("'2-x' are no lines")
    }

    def "the stack is found from the runbook's project, wherever that lies"() {
        given:
        Files.writeString(folder.resolve('compose.yaml'), 'name: shop\nservices: {api: {image: busybox}}\n')
        def desk = new Desk(folder)

        when:
        desk.says(['--write'], "sh 'echo \"\$1\"', stack.name", ':promote made.groovy')

        then:
        made().contains("def stack = compose('.')")
    }

    def "asked for, it is committed to a branch, and what is checked out stays"() {
        given:
        git('init', '-q')
        git('config', 'user.name', 'x')
        git('config', 'user.email', 'x@x')
        git('commit', '-q', '--allow-empty', '-m', 'x')
        def desk = new Desk(folder)

        when:
        desk.says(['--write'], "sh 'echo 1'", ':promote made.groovy to branch fix/one')

        then:
        desk.talk =~ /committed \w+ to branch fix\/one/
        new ProcessBuilder(['git', '-C', folder.toString(), 'show', '--name-only', '--format=%s', 'fix/one']).start().inputStream.text.readLines().findAll() ==
                ['Runbook made.groovy, from a session', 'made.groovy']
    }

    def "an edit that goes to a branch says what it leaves behind"() {
        given:
        git('init', '-q')
        git('config', 'user.name', 'x')
        git('config', 'user.email', 'x@x')
        def desk = new Desk(folder)
        def up = desk.runbook('up', "    step('a') { effect idempotent; action { sh 'exit 3' } }")
        Files.writeString(folder.resolve('compose.yaml'), 'services: {}')
        git('add', 'up.groovy', 'compose.yaml')
        git('commit', '-q', '-m', 'x')
        desk.types('run', up)
        Files.writeString(folder.resolve('compose.yaml'), 'services: {a: {image: b}}')

        expect:
        desk.says([desk.lastRun()], ':promote to branch fix') == 0
        desk.talk =~ /committed \w+ to branch fix; what is checked out stays/
        desk.talk.contains('!  changed as well, and not in that commit: compose.yaml')
    }
}
