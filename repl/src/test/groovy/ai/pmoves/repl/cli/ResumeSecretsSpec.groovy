package ai.pmoves.repl.cli

import java.nio.file.Path
import spock.lang.Specification
import spock.lang.TempDir

/** The journal keeps no secret, so a run goes on only with what is given again. */
class ResumeSecretsSpec extends Specification {
    @TempDir
    Path folder

    static final String SECRET = 'canary-Value-77'

    private Desk desk(Map<String, String> environment = [DB_PASSWORD: SECRET]) {
        new Desk(folder, environment)
    }

    private static String steps(String db, String end = 'exit 3') {
        """    params { text 'db'$db }
    step('one') { effect idempotent; action { run 'true', env: [DB: params.text('db')]; sh 'test -e go || $end' } }"""
    }

    private Desk broken(String db, Object... words) {
        def desk = desk()
        desk.runbook('book', steps(db))
        assert desk.types('run', 'book.groovy', *words) == 1
        assert !(desk.talk + desk.output).contains(SECRET)
        desk
    }

    def "a parameter that redaction changed in part is given again"() {
        given:
        def desk = broken('', '-p', "db=postgres://u:$SECRET@db")
        def id = desk.lastRun()

        expect:
        desk.types('resume') == 2
        desk.talk.contains("parameter 'db' of run $id holds a secret, so it was not kept: it has to be given again")
        desk.talk.contains('pmoves resume -p db=VALUE')
        desk.talk.contains('book.groovy:3')
        !desk.talk.contains(SECRET)

        when:
        folder.resolve('go').toFile().createNewFile()

        then:
        desk.types('resume', '-p', "db=postgres://u:$SECRET@db") == 0
    }

    def "a default does not take the place of a secret that was typed, and is fine where it was meant"() {
        when:
        def desk = broken(", byDefault: 'postgres://u:other@db'", '-p', "db=postgres://u:$SECRET@db")

        then:
        desk.types('resume') == 2
        desk.talk.contains("parameter 'db'")

        when:
        desk = broken(", byDefault: 'postgres://u:$SECRET@db'")
        folder.resolve('go').toFile().createNewFile()

        then:
        desk.types('resume') == 0
    }

    def "a runbook whose text holds a secret cannot be pinned, one that holds none can"() {
        given:
        def desk = broken(", byDefault: '$text'")
        def id = desk.lastRun()
        folder.resolve('go').toFile().createNewFile()
        desk.runbook('book', steps(", byDefault: '$text'") + "\n    step('more') { action { log 'x' } }")

        expect:
        desk.types('resume', '--pinned') == code
        desk.talk.contains("run $id cannot be pinned: the text of its runbook holds a secret") == (code == 2)
        desk.talk.contains("pmoves resume $id") == (code == 2)

        where:
        text                       || code
        "postgres://u:$SECRET@db"  || 2
        'plain ***'                || 0
    }
}
