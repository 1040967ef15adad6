package ai.pmoves.repl.cli

import ai.pmoves.dsl.GroovyRunbooks
import ai.pmoves.dsl.Runbooks
import ai.pmoves.kernel.PmovesException
import java.nio.file.Files
import java.nio.file.Path
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Timeout

/** What list names can be typed: a runbook by its name, here before beside the launcher. */
@Timeout(120)
class RunbookNamesSpec extends Specification {
    @TempDir
    Path folder

    Desk desk

    def setup() {
        desk = new Desk(Files.createDirectories(folder.resolve('work')))
        desk.home = folder.resolve('home')
    }

    private static Path runbook(Path folder, String file, String name, String says = name) {
        Files.createDirectories(folder.resolve(file).parent)
        Files.writeString(folder.resolve(file), "runbook('$name') {\n    about '$says'\n    step('one') { action { log '$says' } }\n}\n")
    }

    def "#words takes a name"() {
        given:
        runbook(desk.folder, 'runbooks/audit.groovy', 'audit')

        expect:
        desk.types(*words) == 0
        (desk.output + desk.talk).contains(seen)

        where:
        words                        || seen
        ['run', 'audit']             || 'audit'
        ['run', 'audit.groovy']      || 'audit'
        ['plan', 'audit']            || '+ 1 one'
        ['lint', 'audit']            || '1 runbook, no mistakes'
        ['list', 'audit']            || 'runbooks/audit.groovy'
        ['explain', 'audit']         || 'pmoves plan audit'
    }

    def "a name of no runbook is refused without a look into those that do not hold it"() {
        given:
        runbook(desk.folder, 'runbooks/file.groovy', 'otherwise')
        runbook(desk.folder, 'runbooks/more.groovy', 'more')
        def parsed = []
        def runbooks = [outline: { Path file -> parsed << "$file.fileName"; new GroovyRunbooks().outline(file) }] as Runbooks
        def names = new RunbookNames(desk.folder, null, runbooks)

        when:
        names.file('othrwise')

        then:
        def refused = thrown(PmovesException)
        refused.problems()[0].message().contains("did you mean 'otherwise'?")
        parsed == []

        expect:
        names.file('otherwise').fileName.toString() == 'file.groovy'
        parsed == ['file.groovy']
    }

    def "shared steps are no runbook: list leaves them out"() {
        given:
        runbook(desk.folder, 'runbooks/own.groovy', 'own')
        Files.createDirectories(desk.folder.resolve('runbooks/steps'))
        Files.writeString(desk.folder.resolve('runbooks/steps/common.groovy'), "steps('common') {\n    step('one') { action { log 'x' } }\n}\n")

        expect:
        desk.types('list', '--json') == 0
        desk.json().runbooks*.name == ['own']
    }

    def "the nearest runbook of a name is meant, and everything that list names can be run"() {
        given:
        runbook(desk.folder, 'runbooks/both.groovy', 'both', 'here')
        runbook(desk.folder, 'runbooks/deep/inside.groovy', 'inside')
        runbook(desk.folder, 'runbooks/file.groovy', 'otherwise')
        runbook(desk.home, 'runbooks/both.groovy', 'both', 'there')
        runbook(desk.home, 'runbooks/bringup.groovy', 'bringup')

        when:
        desk.types('list', '--json')
        def listed = desk.json().runbooks

        then:
        listed*.name.toSorted() == ['both', 'bringup', 'inside', 'otherwise']
        listed*.name.findAll { desk.types('run', it) != 0 } == []

        when:
        desk.types('run', 'both')
        desk.types('logs')

        then:
        desk.output.contains('here')
    }

    def "a folder without runbooks/ is one itself, and a folder of the runbook's name is not in its way"() {
        given:
        runbook(desk.folder, 'audit.groovy', 'audit')
        Files.createDirectory(desk.folder.resolve('audit'))

        expect:
        desk.types('run', 'audit') == 0
    }

    def "a word with a separator is a path and nothing else"() {
        given:
        runbook(desk.folder, 'runbooks/audit.groovy', 'audit')

        expect:
        desk.types('run', './audit') == 2
        desk.types('run', 'other/audit.groovy') == 2
        desk.types('run', 'runbooks/audit.groovy') == 0
    }

    def "#typed that no runbook has: where it was looked for, what was meant, what there is"() {
        given:
        runbook(desk.folder, 'runbooks/audit.groovy', 'audit')
        runbook(desk.home, 'runbooks/bringup.groovy', 'bringup')

        expect:
        ['run', 'plan', 'lint', 'list', 'explain'].every {
            desk.types(it, typed) == 2
            (desk.talk + desk.output).contains("there is no runbook '$typed' in runbooks/ and ${desk.home}/runbooks/: did you mean '$meant'?")
            (desk.talk + desk.output).contains("fix: pmoves $it $meant") || (!(it in ['run', 'plan']) && (desk.talk + desk.output).contains('fix: pmoves list'))
        }

        where:
        typed          || meant
        'adit'         || 'audit'
        'bringp'       || 'bringup'
        'bringp.groovy' || 'bringup'
    }

    def "what may be a code is looked for among the codes too: #word"() {
        expect:
        desk.types('explain', word) == 2
        desk.talk.contains(seen)

        where:
        word                       || seen
        'compose.env-file-mising'  || "nothing is called 'compose.env-file-mising': did you mean 'compose.env-file-missing'?"
        'xyzzy'                    || "nor a problem's code"
    }

    def "where several have the name, it is not guessed"() {
        given:
        runbook(desk.folder, 'runbooks/a/audit.groovy', 'audit')
        runbook(desk.folder, 'runbooks/b/audit.groovy', 'audit')

        expect:
        desk.types('run', 'audit') == 2
        desk.talk.contains("more than one runbook is called 'audit': runbooks/a/audit.groovy, runbooks/b/audit.groovy")
    }

    def "what reads of a run takes the runbook's name for the latest; what acts names the run and does not guess"() {
        given:
        runbook(desk.folder, 'runbooks/audit.groovy', 'audit')
        runbook(desk.folder, 'runbooks/other.groovy', 'other')
        desk.types('run', 'audit')
        def id = desk.lastRun()
        desk.types('run', 'other')

        expect:
        desk.types('why', 'audit', 'one') == 0
        desk.output.contains("one in run $id")
        desk.types('show', 'audit') == 0
        desk.output.contains(id)
        desk.types('logs', 'audit') == 0
        desk.output.contains('[one] audit')
        desk.types('why', 'audit') == 2
        desk.talk.contains("which step of run $id? It has one")
        ['undo', 'resume'].every {
            desk.types(it, 'audit') == 2
            desk.talk.contains("'audit' is a runbook; its latest run is $id (succeeded)")
        }

        and:
        desk.types('run', 'audit', '--only') == 2
        desk.talk.contains('--only needs the name of a step or group: one')
    }
}
