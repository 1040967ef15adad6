package ai.pmoves.repl.cli

import ai.pmoves.repl.screen.Screen
import java.nio.file.Path
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Timeout

/** Help at the prompt is read at a glance, in a small window, too. */
@Timeout(60)
class HelpSpec extends Specification {
    @TempDir
    Path folder

    Desk desk

    def setup() {
        desk = new Desk(folder)
        desk.types('run', desk.runbook('up', "    step('web') { effect idempotent; action { sh 'false' } }"))
        desk.screen = new Screen(true, 80, 24, false, true)
    }

    private List<String> commands(boolean inRun) {
        desk.says(inRun ? ['up'] : [], ':help')
        (desk.output =~ /(?m)^  :(\w+)/).collect { it[1] }
    }

    def "a window of 80 x 24 holds all of it, and the prompt: in a run #inRun"() {
        when:
        def commands = commands(inRun)
        def lines = desk.output.readLines()

        then:
        lines.size() <= 23
        lines.every { it.size() <= 80 }
        commands.containsAll(inRun ? ['why', 'retry', 'edit', 'undo', 'detach'] : ['help', 'arm', 'enter', 'promote'])

        and: "a line for each, and the others by their names"
        lines.count { it.startsWith('  :') } == commands.size()
        desk.output.contains(inRun ? ':promote' : ':retry')

        where:
        inRun << [true, false]
    }

    def "more is said about each where it is named, with all that it takes"() {
        given:
        def all = commands(true) + commands(false)

        expect:
        desk.says(['up'], *all.collect { ":help $it".toString() }) == 0
        def lines = desk.output.readLines()
        all.every { name -> lines.any { it.startsWith("  :$name ") || it == "  :$name" } }
        lines.every { it.size() <= 80 }
        lines.contains('  :promote FILE [FROM-TO] [to branch NAME]')
        lines.contains('  :edit [retry] [fresh]')
        desk.output.contains(':edit fresh begins again')
    }
}
