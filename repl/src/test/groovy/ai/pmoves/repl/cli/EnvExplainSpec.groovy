package ai.pmoves.repl.cli

import java.nio.file.Files
import java.nio.file.Path
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Timeout

/** One variable as each loader sees it; a secret's value is never shown, only whether two are the same. */
@Timeout(120)
class EnvExplainSpec extends Specification {
    @TempDir
    Path folder

    Desk desk

    def setup() {
        desk = new Desk(folder)
        Files.writeString(folder.resolve('compose.yaml'), '''\
            services:
              one:
                image: a:1
                env_file: [shared.env]
              two:
                image: a:1
                env_file: [shared.env]
                environment:
                  APP_NAME: ${APP_NAME:-fallback}
                  DB_PASSWORD: ${DB_PASSWORD}
            '''.stripIndent())
        Files.writeString(folder.resolve('shared.env'), 'APP_NAME=Deep Research\nDB_PASSWORD=s3cr3t-in-file\n')
        Files.writeString(folder.resolve('.env'), 'DB_PASSWORD=s3cr3t-in-dotenv\n')
    }

    def "values, origins and what a shell makes of the line"() {
        when:
        desk.types('env', 'explain', 'APP_NAME', '--json')
        def readings = desk.json().readings.collectEntries { [[it.loader, it.note]: [it.value, it.from]] }

        then:
        readings == [
                ['compose ${APP_NAME}', '1 reference']: ['', ''],
                ['env_file', 'one, two'] : ['Deep Research', 'shared.env:1'],
                ['container', 'one'] : ['Deep Research', 'env_file shared.env'],
                ['container', 'two'] : ['fallback', 'environment, compose.yaml:9'],
                ['sh . shared.env', "not quoted: a shell takes what follows the blank for a command and leaves the variable unset"]: ['', 'shared.env:1'],
                ['make include shared.env', ''] : ['Deep Research', 'shared.env:1']
        ]
    }

    def "a secret's values stay unseen, and it can be told which are the same"() {
        when:
        def exit = desk.types('env', 'explain', 'DB_PASSWORD')

        then:
        exit == 0
        !desk.output.contains('s3cr3t')
        desk.output.readLines().findAll { it.contains('value A') }*.split(/\s{2,}/)*.first() ==
                ['compose ${DB_PASSWORD}', 'container', 'sh . .env', 'make include .env']
        desk.output.readLines().findAll { it.contains('value B') }.size() == 4
    }

    def "no piece of a secret that a shell would read in another way is told: #line"() {
        given:
        Files.writeString(folder.resolve('.env'), "DB_PASSWORD=$line\n")
        Files.writeString(folder.resolve('shared.env'), "DB_PASSWORD=$line\n")

        expect:
        desk.types('env', 'explain', 'DB_PASSWORD', *options) == 0
        !desk.output.contains('hush')

        where:
        [line, options] << [['one hush', 'one hush more', 'one;hush', 'hush|hush', '"hush', 'a$hush', '`hush`', '"a" hush'],
                            [[], ['--json']]].combinations()
    }

    def "the shell's own value wins for interpolation"() {
        given:
        desk.environment.APP_NAME = 'from the shell'

        when:
        desk.types('env', 'explain', 'APP_NAME', '--json')

        then:
        desk.json().readings[0].from == 'the shell'
        desk.json().readings.find { it.note == 'two' }.value == 'from the shell'
    }

    def "a stack that demands a variable which nothing sets is explained all the same, and so is that variable: #where"() {
        given:
        Files.writeString(folder.resolve('compose.yaml'), text)

        expect:
        desk.types('env', 'explain', 'APP_NAME', '--json') == 0
        desk.json().readings.any { it.loader == 'container' && it.value == 'fallback' }
        desk.types('env', 'explain', 'GONE') == 0
        desk.output.contains('compose.yaml:')
        desk.output.contains('demands a value: Compose starts nothing')

        where:
        where         | text
        'environment' | 'services:\n  a:\n    image: a:1\n    environment: {APP_NAME: "${APP_NAME:-fallback}", B: "${GONE:?set it}"}\n'
        'image'       | 'services:\n  a:\n    image: a:${GONE:?}\n    environment: {APP_NAME: "${APP_NAME:-fallback}"}\n'
        'name'        | 'name: ${GONE?}\nservices:\n  a:\n    image: a:1\n    environment: {APP_NAME: "${APP_NAME:-fallback}"}\n'
        'include'     | 'include: ["${GONE:?}"]\nservices:\n  a:\n    image: a:1\n    environment: {APP_NAME: "${APP_NAME:-fallback}"}\n'
    }

    def "a token under a harmless name is not shown"() {
        given:
        Files.writeString(folder.resolve('.env'), 'GREETING=ghp_Zk3mQ8vT1bN6xR2wY7cJ4hL9sD0fG5aPqWeU\n')

        expect:
        desk.types('env', 'explain', 'GREETING', *options) == 0
        !desk.output.contains('Zk3mQ8vT')

        where:
        options << [[], ['--json']]
    }
}
