package ai.pmoves.repl.launcher

import java.nio.file.Files
import java.nio.file.Path
import java.util.concurrent.TimeUnit
import spock.lang.Requires
import spock.lang.Specification
import spock.lang.TempDir

/** The prompt at a real terminal. */
@Requires({ new File('/usr/bin/tmux').canExecute() })
class ReplIT extends Specification {
    @TempDir
    Path folder

    Path socket

    def setup() {
        socket = folder.resolve('tmux.sock')
    }

    def cleanup() {
        tmux('kill-server')
    }

    private String tmux(String... words) {
        def process = new ProcessBuilder(['tmux', '-S', socket.toString(), *words]).redirectErrorStream(true).start()
        def text = process.inputStream.text
        process.waitFor(10, TimeUnit.SECONDS)
        text
    }

    private void window(int width, int height, String variables = '') {
        def launcher = new Launcher(folder)
        Files.writeString(folder.resolve('compose.yaml'), 'name: shop\nservices:\n  api: {image: "api:1"}\n  db: {image: "db:1"}\n')
        def script = folder.resolve('type.sh')
        def exports = launcher.environment.findAll { it.key != 'TERM' }.collect { "export ${it.key}='${it.value}'" }.join('\n')
        Files.writeString(script, "unset CI GITHUB_ACTIONS\ncd '$folder'\n$exports\n$variables\n'${launcher.script}' repl\necho \"rc=\$?\"\nexec sleep 600\n")
        tmux('-f', '/dev/null', 'new-session', '-d', '-x', width as String, '-y', height as String, "sh '$script'")
        until('the prompt') { screen().readLines().any { it =~ /~> *$/ } }
    }

    private static void until(String what, Closure<Boolean> condition) {
        Launcher.until(what, condition)
    }

    private String screen() {
        tmux('capture-pane', '-p', '-t', ':')
    }

    private void types(String... keys) {
        tmux('send-keys', '-t', ':', *keys)
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
        until('its value') { screen().readLines()*.strip().contains('42') }

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

    def "without colours nothing is coloured: #variables"() {
        given:
        window(80, 24, variables)

        when:
        types('stak', 'Enter')
        until('it is refused') { screen().contains("did you mean 'stack'?") }

        then:
        !tmux('capture-pane', '-e', '-p', '-t', ':').contains('\u001b[')

        where:
        variables << ['export NO_COLOR=1', 'export TERM=dumb']
    }
}
