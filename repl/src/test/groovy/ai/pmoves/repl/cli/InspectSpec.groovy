package ai.pmoves.repl.cli

import java.nio.file.Files
import java.nio.file.Path
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Timeout

/** :inspect and :vars say where a value came from. */
@Timeout(120)
class InspectSpec extends Specification {
    @TempDir
    Path folder

    private static List<String> lines(Desk desk) {
        desk.output.readLines()*.stripTrailing()
    }

    private void stack() {
        Files.writeString(folder.resolve('compose.yaml'), '''name: shop
services:
  api:
    image: busybox
    env_file: [api.env]
    environment:
      PORT: "80"
      API_TOKEN: hunter2hunter2
''')
        Files.writeString(folder.resolve('api.env'), '\nMODE=fast\n')
    }

    def "a service's parts come from lines of the stack's files, of env files too; no secret is shown"() {
        given:
        stack()
        def desk = new Desk(folder)

        when:
        desk.says([], ":inspect stack.service('api')", "def i = stack.service('api').image", ':inspect i')

        then:
        lines(desk)[0] == 'StackService, 5 fields'
        lines(desk).contains('from  compose.yaml:3')
        desk.output =~ /image +compose\.yaml:4/
        desk.output =~ /environment\.PORT +80 +compose\.yaml:7/
        desk.output =~ /environment\.MODE +fast +api\.env:2/
        desk.output =~ /environment\.API_TOKEN +\*\*\* +compose\.yaml:8/
        desk.output.contains('.dependencies')
        !desk.output.contains('hunter2')

        and:
        lines(desk).takeRight(4) == ['text, 7 characters', 'busybox', "from  line 2: def i = stack.service('api').image", 'from  compose.yaml:4']
    }

    def "in a run: a step's output, a parameter as given or as its default, what the step took along"() {
        given:
        def desk = new Desk(folder, [TOKEN: 'hunter2hunter2'])
        desk.types('run', desk.runbook('up', """
    params { text 'greeting', about: 'what is said', byDefault: 'hello'; number 'times', byDefault: 3 }
    def name = 'world'
    step('first') { effect idempotent; action { [port: 8080] } }
    step('second') { needs 'first'; effect idempotent; action { sh 'exit 3'; name } }"""), '-p', 'greeting=hi')
        def run = desk.lastRun()

        when:
        desk.says([run], ":inspect output('first')", ":inspect params.text('greeting')", ":inspect params.number('times')",
                ':inspect name', ":inspect secret('TOKEN')", ':vars')

        then:
        lines(desk).findAll { it.startsWith('from ') }*.substring(6) == [
                'run ' + run, "output of step 'first'", "parameter 'greeting' (what is said), given, not its default hello",
                "parameter 'times', its default", 'taken along by the step, up.groovy:7', 'secret TOKEN, environment variable TOKEN']
        lines(desk)[0] == 'map of 1'
        desk.output =~ /name +world +taken along by the step, up\.groovy:7/
        desk.output =~ /params times +3 +parameter 'times', its default/
        desk.output =~ /output\('first'\) +\{port=8080\} +step first/
        !desk.output.contains('hunter2')
    }

    def "without an expression it says which"() {
        given:
        def desk = new Desk(folder)

        expect:
        desk.says([], ':inspect') == 1
        desk.talk.contains('which expression?')
    }
}
