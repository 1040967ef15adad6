package ai.pmoves.repl.cli

import java.nio.file.Files
import java.nio.file.Path
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Timeout

/** Specifications run where there is nothing but pmoves, and say what failed where. */
@Timeout(120)
class TestCommandSpec extends Specification {
    @TempDir
    Path folder

    Desk desk

    def setup() {
        desk = new Desk(folder)
        Files.createDirectories(folder.resolve('runbooks/specs'))
        Files.writeString(folder.resolve('runbooks/x.groovy'), "runbook('x') { step('one') { action { log 'x' } } }")
    }

    private void spec(String name, String body) {
        Files.writeString(folder.resolve("runbooks/specs/${name}.groovy"),
                "import ai.pmoves.dsl.testkit.RunbookKit\nimport spock.lang.*\n\nclass $name extends Specification {\n$body\n}\n")
    }

    def "what failed is told with its place and its condition; the report has all of it"() {
        given:
        spec('GoodSpec', "    def 'fine'() { expect: new RunbookKit().withCloseable { it.run('runbooks/x.groovy').exitCode.code() } == 0 }\n    @Ignore('later') def 'put off'() { expect: false }")
        spec('BadSpec', "    def 'wrong <&>'() {\n        expect:\n        1 + 1 == 3\n    }\n    def 'each #n'() { expect: n < 2; where: n << [1, 2] }")

        expect:
        desk.types('test', '--junit', 'report.xml') == 1
        desk.output.contains('x   BadSpec  wrong <&>')
        desk.output.contains('runbooks/specs/BadSpec.groovy:7')
        desk.output.contains('1 + 1 == 3')
        !desk.output.contains('\tat ')
        desk.talk.contains('2 passed, 2 failed, 1 skipped')
        Files.readString(folder.resolve('report.xml')).with {
            contains('<testsuite name="BadSpec" tests="3" failures="2"') && contains('wrong &lt;&amp;&gt;') && contains('<skipped message="later"/>')
        }

        and: 'one of them by name'
        desk.types('test', 'good') == 0
        desk.types('test', 'GoodSpec') == 0
        !desk.output.contains('BadSpec')
    }

    def "what cannot be meant ends with 2: #words"() {
        given:
        spec('GoodSpec', "    def 'fine'() { expect: true }")
        spec('EmptySpec', '')

        expect:
        desk.types('test', *words) == 2
        desk.talk.contains(hint)

        where:
        words         || hint
        ['GodSpec']   || "did you mean 'GoodSpec'?"
        ['EmptySpec'] || 'there is no example'
        ['--junt=x']  || "did you mean '--junit'?"
    }

    def "a mistake in a specification has its place"() {
        given:
        spec('TypoSpec', "    def 'fine'() {\n        expect:\n        true\n")

        expect:
        desk.types('test') == 2
        desk.talk.contains('runbooks/specs/TypoSpec.groovy:')
    }

    def "what nobody has looked at does not run: neither the specification nor the runbook that it names"() {
        given:
        desk.house = new LiveHouse(desk.environment)
        spec('ActingSpec', "    static { new File('$folder/trace').createNewFile() }\n    def 'fine'() { expect: new RunbookKit().run('runbooks/x.groovy') }")

        expect:
        desk.types('test') == 4
        !Files.exists(folder.resolve('trace'))

        when:
        desk.types('trust', 'runbooks/specs/ActingSpec.groovy')

        then:
        desk.types('test') == 1
        Files.exists(folder.resolve('trace'))
        desk.output.contains('never approved')
        desk.output.contains('pmoves trust')
    }
}
