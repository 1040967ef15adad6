package ai.pmoves.repl.launcher

import java.nio.file.Files
import java.nio.file.Path
import spock.lang.AutoCleanup
import spock.lang.Requires
import spock.lang.Specification
import spock.lang.TempDir

/** What a person sees at a real terminal, in windows of several sizes. */
@Requires({ Window.available() })
class TerminalIT extends Specification {
    @TempDir
    Path folder

    @AutoCleanup
    Window tmux

    def setup() {
        tmux = new Window(folder)
    }

    private void window(Launcher launcher, int width, int height, String line) {
        tmux.open(launcher, width, height, line)
    }

    private String screen() {
        tmux.screen()
    }

    def "#width x #height: running steps at the bottom, finished ones above, everything inside the window"() {
        given:
        def launcher = new Launcher(folder)
        def names = (1..30).collect { "s$it" }
        launcher.runbook('wide', "    step('before') { action { log 'x' } }\n" + names.collect {
            "    step('$it') { needs 'before'\n        action { progress 'waiting for the file go, which takes a while to come'; sh 'while [ ! -e $folder/go ]; do sleep 0.1; done' } }"
        }.join('\n'))

        when:
        window(launcher, width, height, "'${launcher.script}' run wide.groovy --parallel 30")
        Launcher.until('the region is drawn') { screen() =~ (height < 32 ? /\d+ more/ : />> 31 s30/) }
        def during = screen().readLines()

        then:
        during.size() <= height
        during.any { it =~ /\d+ more/ } == (height < 30)
        during.any { it.startsWith('wide · wide') } || height < 30

        when:
        Files.createFile(folder.resolve('go'))
        Launcher.until('it ended') { screen().contains('rc=0') }

        then: "nothing of the region is left, and the cursor is back"
        !screen().contains('>> ')
        screen().contains('ok=31')
        tmux.showsCursor()

        where:
        width | height
        80    | 24
        120   | 40
        40    | 12
    }

    def "a question is asked, and answered at the keyboard: #answer"() {
        given:
        def launcher = new Launcher(folder)
        launcher.runbook('asks', "    step('one') { confirm 'Install an engine?'\n        action { log 'x' } }")

        when:
        window(launcher, 80, 24, "'${launcher.script}' run asks.groovy")
        Launcher.until('it asks') { screen().contains('[y/N]') }
        tmux.types(answer, 'Enter')
        Launcher.until('it ended') { screen().contains('rc=') }

        then:
        screen().contains(seen)

        where:
        answer || seen
        'y'    || 'ok=1'
        'n'    || 'rc='
    }

    def "what will be asked is asked once, before the first step, and a wrong word leaves everything as it was: #typed"() {
        given:
        def launcher = new Launcher(folder)
        launcher.runbook('down', "    step('stop') { action { sh 'touch $folder/stopped' } }\n" + ['rows', 'logs'].collect {
            "    step('$it') { needs 'stop'; confirm severe('Delete volume $it?', 'shop')\n        action { log 'x' } }" }.join('\n'))

        when:
        window(launcher, 80, 24, "'${launcher.script}' run down.groovy")
        Launcher.until('it asks') { screen().contains('Type shop to go on:') }

        then:
        !Files.exists(folder.resolve('stopped'))
        screen().contains('rows: Delete volume rows?')
        screen().contains('logs: Delete volume logs? Type shop to go on:')

        when:
        tmux.types(typed, 'Enter')
        Launcher.until('it ended') { screen().contains('rc=') }

        then:
        screen().contains(seen)
        Files.exists(folder.resolve('stopped')) == stopped

        where:
        typed || stopped | seen
        'shop' || true   | 'ok=3'
        'sohp' || false  | 'nothing was done'
    }

    def "what is known to be asked only later holds all other lines back while it stands: --progress #progress"() {
        given:
        def launcher = new Launcher(folder)
        launcher.runbook('later', """
            step('first') { effect pure; action { files.read('$folder/value') } }
            step('late') { needs 'first'; effect idempotent; check { true }; confirm 'Really?'; action { log output('first').toString() } }
            step('busy') { needs 'first'; action { sh 'while [ ! -e $folder/go ]; do sleep 0.1; done' } }
            step('behind') { needs 'busy'; action { sh 'touch $folder/behind' } }""")
        Files.writeString(folder.resolve('value'), '1')
        Files.createFile(folder.resolve('go'))
        launcher.types('run', 'later.groovy', '--yes', '--force', 'late')
        ['go', 'behind'].each { Files.delete(folder.resolve(it)) }
        Files.writeString(folder.resolve('value'), '2')

        when:
        window(launcher, 80, 24, "'${launcher.script}' run later.groovy --progress $progress")
        Launcher.until('it asks') { screen().contains('Really? [y/N]') }
        Files.createFile(folder.resolve('go'))
        Launcher.until('other steps ended') { Files.exists(folder.resolve('behind')) }

        then:
        screen().readLines().findAll { !it.blank }.last().endsWith('Really? [y/N]')

        when:
        tmux.types('y', 'Enter')
        Launcher.until('it ended') { screen().contains('rc=0') }

        then:
        screen().readLines().count { it =~ /busy.* (ok )?\d+\.\ds/ } == 1
        screen().contains('ok=4')

        where:
        progress << ['tty', 'plain']
    }

    def "^C at the keyboard: the step goes on, the answer comes at once"() {
        given:
        def launcher = new Launcher(folder)
        launcher.runbook('long', "    step('first') { action { sh 'touch $folder/began; while [ ! -e $folder/go ]; do sleep 0.1; done; touch $folder/ended' } }\n    step('second') { needs 'first'\n        action { log 'x' } }")

        when:
        window(launcher, 80, 24, "trap : INT; '${launcher.script}' run long.groovy")
        Launcher.until('the step began') { Files.exists(folder.resolve('began')) }
        tmux.types('C-c')
        Launcher.until('it answered') { screen().contains('Stopping after step 1') }
        Files.createFile(folder.resolve('go'))
        Launcher.until('it ended') { screen().contains('rc=130') }

        then:
        Files.exists(folder.resolve('ended'))
    }

    def "NO_COLOR and TERM=dumb are honoured"() {
        given:
        def launcher = new Launcher(folder)
        launcher.runbook('fine', "    step('one') { action { log 'x' } }")

        when:
        window(launcher, 80, 24, "$setting '${launcher.script}' run fine.groovy; tput cols >/dev/null")
        Launcher.until('it ended') { screen().contains('rc=') }

        then:
        !tmux.coloured().contains('\u001b[32m')

        where:
        setting << ['NO_COLOR=1', 'TERM=dumb']
    }
}
