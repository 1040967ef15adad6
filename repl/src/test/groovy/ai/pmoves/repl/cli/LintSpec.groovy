package ai.pmoves.repl.cli

import java.nio.file.Files
import java.nio.file.Path
import spock.lang.Specification
import spock.lang.TempDir

/** lint and list: which files are looked at, and what is said where there is nothing to look at. */
class LintSpec extends Specification {
    @TempDir
    Path folder

    def "specifications beside runbooks are none, unless they are named"() {
        given:
        def desk = new Desk(folder)
        desk.runbook('fine', "    step('one') { action { log 'hello' } }")
        Files.writeString(Files.createDirectory(folder.resolve('specs')).resolve('FineSpec.groovy'), 'class FineSpec { }\n')

        expect:
        desk.types('list') == 0
        desk.output.contains('fine.groovy')
        desk.talk.empty
        desk.types('lint') == 0
        desk.output.contains('1 runbook, no mistakes')
        desk.types('lint', 'specs/FineSpec.groovy') == 2
        desk.output.contains('a runbook holds no classes')
    }

    def "a folder without runbooks is no folder without mistakes: lint #words"() {
        given:
        def desk = new Desk(folder)
        Files.createDirectories(folder.resolve('empty'))

        expect:
        desk.types('lint', *words) == 2
        desk.output.contains('there are no runbooks in this folder')
        desk.output.contains(place)

        where:
        words     || place
        []        || 'fix: a runbook is a file *.groovy'
        ['empty'] || '   empty'
    }

    def "an empty file is told at its first line"() {
        given:
        def desk = new Desk(folder)
        Files.writeString(folder.resolve('none.groovy'), '')

        expect:
        desk.types('lint', 'none.groovy') == 2
        desk.output.contains('x  none.groovy declares no runbook')
        desk.output.contains('none.groovy:1:1')
    }

    def "where there is no such file, what was meant and the command that lists what is here"() {
        given:
        def desk = new Desk(folder)
        desk.runbook('fine', "    step('one') { action { log 'hello' } }")

        expect:
        desk.types('lint', 'fin.groovy') == 2
        desk.output.contains("did you mean 'fine'?")
        desk.output.contains('fix: pmoves list')
    }

    def "what is too large is explained"() {
        given:
        def desk = new Desk(folder)

        expect:
        desk.types('explain', code) == 0

        where:
        code << ['dsl.too-large', 'dsl.no-runbook']
    }
}
