package ai.pmoves.repl.launcher

import java.nio.file.Files
import java.nio.file.Path
import spock.lang.AutoCleanup
import spock.lang.Requires
import spock.lang.Specification
import spock.lang.TempDir

/** The prompt at a real terminal. */
@Requires({ Window.available() })
class ReplIT extends Specification {
    @TempDir
    Path folder

    @AutoCleanup
    Window tmux

    def setup() {
        tmux = new Window(folder)
    }

    private void window(int width, int height, String variables = '', String jdk = System.getProperty('java.home')) {
        def launcher = new Launcher(folder)
        launcher.environment.PMOVES_JAVA_HOME = jdk
        def shop = Files.createDirectories(folder.resolve('shop'))
        Files.writeString(shop.resolve('compose.yaml'), 'name: shop\nservices:\n  api: {image: "api:1"}\n  db: {image: "db:1"}\n')
        tmux.open(launcher, width, height, "$variables\n'${launcher.script}' repl --platform linux", shop)
        until('the prompt') { screen().readLines().any { it =~ /~> *$/ } }
    }

    private static void until(String what, Closure<Boolean> condition) {
        Launcher.until(what, condition)
    }

    private String screen() {
        tmux.screen()
    }

    private void types(String... keys) {
        tmux.types(keys)
    }

    def "#width x #height: a line is completed, evaluated, remembered; brackets let it go on; ^D leaves"() {
        given:
        window(width, height)

        when:
        types('stack.services', 'Enter')
        until('a table, and the next prompt') { screen() =~ /api +runs api:1/ && screen().readLines().findAll().last() =~ /~> *$/ }
        types('stack.na', 'Tab')
        until('it is completed') { screen().contains('stack.name') }
        types('Enter')
        until('its value') { screen().readLines()*.strip().contains('shop') }
        types('[1, 2].collect {', 'Enter', 'it * 21', 'Enter', '}', 'Enter')
        until('its value, and the next prompt') { screen() =~ /(?m)^42\s+\S*~> *\n*\z/ }

        then:
        screen().readLines().every { it.size() <= width }

        when:
        types('C-d')

        then:
        until('it left') { screen().contains('rc=0') } == null

        where:
        width | height
        80    | 24
        120   | 40
    }

    def "TERM='#type': a terminal whose type nobody knows is one, too, and nothing of a library's log is seen"() {
        given:
        window(120, 40, "export TERM='$type'")

        when:
        types('20 + 22', 'Enter')

        then:
        until('its value, and the next prompt') { screen() =~ /(?m)^42\s+\S*~> *\n*\z/ } == null
        screen().readLines().findAll().size() == 3

        where:
        type << ['xterm-ghostty', 'tmux-direct', 'nonsense-x', '../x', '']
    }

    def "#name: ^C stops one evaluation, and the session is as it was: #line"() {
        given:
        window(80, 24, variables)
        types('def kept = 41', 'Enter')
        until('its value') { screen().readLines()*.strip().contains('41') }

        when:
        types("log 'began'; $line", 'Enter')
        until('it began') { screen().contains('   began') }
        types('C-c')
        until('it stopped, and the next prompt') { screen() =~ /stopped\s+\S*~> *\n*\z/ }
        types('kept + 1', 'Enter')

        then:
        until('its value') { screen().readLines()*.strip().contains('42') } == null

        where:
        name     | variables                     | line
        'plain'  | ''                            | 'while (true) { }'
        'plain'  | ''                            | 'sleep 60000'
        'plain'  | ''                            | 'while (true) { try { sleep 10 } catch (Throwable e) { } }'
        'dumb'   | 'export TERM=dumb'            | 'while (true) { }'
        'LANG=C' | 'export LANG=C LC_ALL=C'      | 'sleep 60000'
    }

    def "what is typed arrives as it was typed: #line"() {
        given:
        window(80, 24)

        when:
        types(line, 'Enter')

        then:
        until('its value') { screen().readLines()*.strip().contains(value) } == null

        where:
        line                         || value
        "'{ }'.size()"               || '3'
        "'(  ) [  ] {  }'.size() * 10" || '140'
    }

    def "without colours nothing is coloured: #variables"() {
        given:
        window(80, 24, variables)

        when:
        types('stak', 'Enter')
        until('it is refused') { screen().contains("did you mean 'stack'?") }

        then:
        !tmux.coloured().contains('\u001b[')

        where:
        variables << ['export NO_COLOR=1', 'export TERM=dumb']
    }

    def "^C at a question is a no, and what is typed next goes to the prompt"() {
        given:
        window(80, 24, 'export PMOVES_PROTECTED=shop')
        types('-l', ':arm')
        types('Enter')
        until('it may act') { screen().readLines().findAll().last() =~ /shop> *$/ }

        when:
        types('-l', "sh 'echo done'")
        types('Enter')
        until('the question') { screen().readLines().findAll().last().endsWith('Type shop to go on:') }
        types('C-c')
        until('the no, and the next prompt') { screen() =~ /it was not confirmed\s+\S*shop> *\n*\z/ }
        types('-l', '20 + 22')
        types('Enter')

        then:
        until('its value') { screen().readLines()*.strip().contains('42') } == null

        when:
        types('-l', "sh 'echo done'")
        types('Enter')
        until('the question') { screen().readLines().findAll().last().endsWith('Type shop to go on:') }
        types('-l', 'shox')
        types('BSpace')
        types('-l', 'p')
        types('Enter')

        then:
        until('it is answered, and acts') { screen() =~ /done\s+\S*shop> *\n*\z/ } == null
    }

    def "what may follow is shown behind the cursor, and nothing of it stays: #width x #height"() {
        given:
        window(width, height)
        types('1 + 1', 'Enter')
        until('its value') { screen().readLines()*.strip().contains('2') }

        when:
        types('-l', typed)

        then:
        until('the hint') { screen().readLines().any { it.endsWith("> $typed$hint".toString()) } } == null

        when:
        types('Enter')

        then:
        until('it is taken as it was typed') { screen().readLines().any { it.endsWith("> $typed".toString()) } } == null
        !screen().contains(typed + hint)

        where:
        width | height | typed                    | hint
        80    | 24     | 'docker.start('          | ' service)'
        120   | 40     | 'docker.remove('         | ' network | service | volume)'
        80    | 24     | ':watch'                 | ' EXPR [every 2s]'
    }

    def "Tab behind a blank shows what is offered, and typing goes on as if nothing had been shown"() {
        given:
        def launcher = new Launcher(folder)
        def up = launcher.runbook('up', "    step('a') { effect pure; action { } }")
        assert (1..3).every { launcher.types('run', up) == 0 }
        window(80, 24)
        types('1 + 1', 'Enter')
        until('its value, and the next prompt') { screen() =~ /(?m)^2\s+\S*~> *\n*\z/ }

        when:
        types('-l', ':enter ')
        until('the hint') { screen().contains('> :enter RUN') }
        types('Tab')

        then:
        until('runs') { (screen() =~ /\w{4} \(succeeded, up on/).size() == 3 } == null

        when:
        types('C-u')
        types('-l', '20 + 22')
        types('Enter')

        then:
        until('its value') { screen() =~ /(?m)^42\s+\S*~> *\n*\z/ } == null
        screen().contains('> 20 + 22')
    }

    def "^R finds an earlier line by words in any order, and by how it ended"() {
        given:
        window(80, 24)
        ["stack.service('api').name", "stack.service('apo').name", 'stack.name'].each {
            types('-l', it)
            types('Enter')
        }
        until('the last value, and the next prompt') { screen() =~ /(?m)^shop\s+\S*~> *\n*\z/ }

        when:
        types('C-r')
        until('the newest') { screen().contains('^R stack.name') }
        types('-l', 'name SERVICE')
        until('the newest with both words') { screen().contains("name SERVICE   ^R stack.service('apo').name") }
        types('C-r')
        until('an older one') { screen().contains("^R stack.service('api').name") }
        types('-l', ' failed:')

        then:
        until('one that failed') { screen().contains("^R stack.service('apo').name") } == null

        when:
        types('Enter')

        then:
        until('it is the line') { screen().readLines().findAll().last() =~ /~> stack.service\('apo'\).name$/ } == null

        when:
        types('C-u', 'C-r')
        types('-l', 'nobody typed it')

        then:
        until('it says so') { screen().contains('no earlier line; words in any order, ok: failed:') } == null
    }

    def "a run that is gone on with is drawn in the window as it is, and what follows it, too: made #width x #height"() {
        given: "a run whose steps failed, and would now wait"
        def launcher = new Launcher(folder)
        launcher.environment.PMOVES_JAVA_HOME = System.getProperty('java.home')
        launcher.runbook('waits', (1..3).collect {
            "    step('s$it') { effect idempotent\n        action { progress 'waiting for a file, which takes a while to come: ' * 4; " +
                    "sh 'test -e $folder/later || exit 1; while [ ! -e $folder/go ]; do sleep 0.1; done' } }" }.join('\n'))
        tmux.open(launcher, 80, 24, "'${launcher.script}' run waits.groovy; touch later; '${launcher.script}' repl waits")
        until('the prompt') { screen().readLines().any { it =~ /waits.*~> *$/ } }
        def steps = { screen().readLines().findAll { it.startsWith(' >> ') } }

        when:
        types(':retry', 'Enter')
        until('the steps run') { steps().size() == 3 && steps().every { it.size() == 80 } }
        tmux.tmux('resize-window', '-x', width as String, '-y', height as String)

        then: "each step has one row, as wide as the window is now"
        until('they are drawn anew') { steps().size() == 3 && steps().every { it.size() == width && it.endsWith('…') } } == null
        screen().contains('Plan: 3 run.')

        when:
        Files.createFile(folder.resolve('go'))
        until('the prompt') { screen().readLines().findAll().last() =~ /waits.*ok~> *$/ }

        then: "nothing of them is left"
        steps() == []
        tmux.showsCursor()

        when:
        types('-l', "[[name: 'a', about: 'long ' * 80]]")
        types('Enter')

        then:
        until('a table that is cut at the edge') { screen() =~ /(?m)^a +(long )+.*…$/ && screen().readLines().findAll { it.startsWith('a  ') }*.size() == [width] } == null

        where:
        width | height
        50    | 20
        120   | 40
    }

    def "what was typed before a dumb terminal had a prompt is shown behind it"() {
        given:
        def launcher = new Launcher(folder)
        tmux.open(launcher, 80, 24, "export TERM=dumb\nread go\n'${launcher.script}' repl --platform linux")

        when:
        types('go', 'Enter', '20 + 22', 'Enter')

        then:
        until('its value') { screen() =~ /(?m)~> 20 \+ 22\n42$/ } == null
    }

    def "what is seen is as it was looked at: #name, JDK #major"() {
        given:
        window(width, height, variables, jdk.toString())
        def prompts = 1
        def then = { String line ->
            types('-l', line)
            types('Enter')
            prompts++
            until("prompt $prompts after: $line") { screen().readLines().count { it =~ /^(linux[·.])?shop~>/ } == prompts }
        }

        when:
        then('stack.services')
        then("stack.service('apo')")
        then('[a: 1, b: [2, 3]]')
        then(':hlep')
        then("docker.remove(stack.service('api'))")
        then("[[name: 'a', about: 'long ' * 40]]")

        then:
        def seen = screen().readLines()*.stripTrailing().join('\n').stripTrailing() + '\n'
        def golden = Launcher.REPOSITORY.resolve("repl/src/test/resources/screens/repl-${name}.txt")
        if (System.getProperty('accept')) {
            Files.writeString(golden, seen)
        }
        seen == Files.readString(golden)

        where:
        [[name, width, height, variables], [major, jdk]] << [
                [['80x24', 80, 24, ''], ['120x40', 120, 40, ''], ['dumb', 80, 24, 'export TERM=dumb'], ['c', 80, 24, 'export LANG=C LC_ALL=C']],
                Launcher.jdks().findAll { it.key in ['17', '25'] }.collect { [it.key, it.value] }
        ].combinations()
    }
}
