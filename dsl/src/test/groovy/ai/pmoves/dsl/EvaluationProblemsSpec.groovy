package ai.pmoves.dsl

import ai.pmoves.kernel.ExitCode
import ai.pmoves.kernel.PmovesException
import java.nio.file.Files

/** What only shows while a runbook is evaluated or acts: told with its line, never with a trace. */
class EvaluationProblemsSpec extends RunbookFixture {

    def 'every missing, unknown and invalid parameter is told at once'() {
        when:
        plan('''
            runbook('r') {
                params {
                    text 'model'
                    number 'count'
                    choice 'keys', of: ['local', 'cloud']
                }
                step('x') { action { log 'x' } }
            }''', [cuont: '3', count: 'three', keys: 'lokal'])

        then:
        def e = thrown(PmovesException)
        e.exitCode() == ExitCode.USAGE
        e.problems()*.message() == [
                "there is no parameter 'cuont': did you mean 'count'?",
                "parameter 'model' is missing",
                "parameter 'count': 'three' is no whole number",
                "parameter 'keys': 'lokal' is none of local, cloud: did you mean 'local'?"]
        e.problems()*.where()*.line() as Set == [3] as Set
    }

    def '#what is told at line #line'() {
        when:
        plan("runbook('r') {\n" + body + "\n}")

        then:
        def e = thrown(PmovesException)
        e.problems()[0].message().contains(message)
        e.problems()[0].where().line() == line

        where:
        what                | line | message                              | body
        'an unknown need'   | 3    | "no step or group 'ona': did you mean 'one'?" | "step('one') { action { log 'x' } }\nstep('two') { needs 'ona'; action { log 'x' } }"
        'a null'            | 3    | 'null'                               | "String text = null\nstep('x') { about text.trim(); action { log 'x' } }"
        'a step without action' | 2 | "step 'x' has no action"             | "step('x') { about 'nothing' }"
        'a bad name'        | 2    | 'is no step path'                    | "step('a b') { action { log 'x' } }"
        'an unset variable' | 2    | 'NOWHERE is not set'                 | "step(env('NOWHERE')) { action { log 'x' } }"
        'a number out of range' | 2 | 'attempts >= 1'                     | "step('x') { retry { attempts 0 }; action { log 'x' } }"
    }

    def 'what the evaluation did not come to is told with what ended it'() {
        when:
        plan("runbook('r') {\nstep('x') { about 'nothing' }\nstep(env('NOWHERE')) { action { log 'x' } }\nstep('y') { about 'nothing' }\n}")

        then:
        def e = thrown(PmovesException)
        e.problems().collect { [it.where().line(), it.code()] } == [[2, 'dsl.no-action'], [4, 'dsl.no-action']]
    }

    def 'a second stack is refused where it is read, the same one is the same: #second'() {
        given:
        ['one', 'two'].each { write("$it/compose.yaml", "name: $it\nservices: {db: {image: busybox}}\n") }

        when:
        def problems = []
        try {
            plan("runbook('r') {\ndef one = compose('one')\ndef other = $second\nstep('x') { action { docker.start(other.service('db')).untilReady() } }\n}")
        } catch (PmovesException e) {
            problems = e.problems()
        }

        then:
        problems.collect { [it.code(), it.where().line()] } == expected

        where:
        second                          || expected
        "compose('two')"                || [['dsl.second-stack', 3]]
        "compose('one', profiles: [])"  || []
        "compose('./one')"              || []
        "compose('one', profiles: ['x'])" || [['dsl.second-stack', 3]]
        "compose('one', whole: true)"     || [['dsl.second-stack', 3]]
    }

    def 'a failure of an action has the line where it happened'() {
        given:
        def plan = plan("runbook('r') {\n  step('x') {\n    action {\n      String x = null\n      x.trim()\n    }\n  }\n}")

        when:
        step(plan, 'x').action().run(context())

        then:
        def e = thrown(PmovesException)
        e.problems()[0].where().line() == 5
        e.problems()[0].message().startsWith('something is null here')
        e.stackTrace*.fileName.every { it.endsWith('book.groovy') }
    }

    def 'what is no data cannot be an output'() {
        given:
        def plan = plan("runbook('r') { step('x') { action { new Object() } } }")

        when:
        step(plan, 'x').action().run(context())

        then:
        def e = thrown(PmovesException)
        e.problems()[0].message().contains('a Object cannot be kept')
    }

    def 'an action that ends with things of the language has no output'() {
        given:
        Files.writeString(folder.resolve('compose.yaml'), 'name: home\nservices: {api: {image: api}}')
        def plan = plan("runbook('r') { def stack = compose('$folder'); step('x') { action { $ending } } }")

        expect:
        step(plan, 'x').action().run(context()) == null

        where:
        ending << ['stack.services.each { log it.name }', "stack.service('api')"]
    }

    def 'a missing secret is told before anything runs'() {
        when:
        plan("runbook('r') { step('x') { action { run 'env', secretEnv: [T: secret('TOKEN')] } } }")

        then:
        def e = thrown(PmovesException)
        e.exitCode() == ExitCode.SECRET
        e.problems()[0].message().contains('neither TOKEN nor TOKEN_FILE is set')
    }

    def 'a busy block ends when its step is interrupted'() {
        given:
        def plan = plan("runbook('r') { step('x') { action { while (true) { try { [1].each { } } catch (Exception e) { } } } } }")
        def ended = new java.util.concurrent.CountDownLatch(1)
        def begun = new java.util.concurrent.CountDownLatch(1)
        def worker = Thread.start {
            begun.countDown()
            try {
                step(plan, 'x').action().run(context())
            } catch (InterruptedException e) {
                ended.countDown()
            }
        }

        when:
        begun.await()
        worker.interrupt()

        then:
        ended.await(20, java.util.concurrent.TimeUnit.SECONDS)
    }

    def 'shared steps come from another file, with parameters'() {
        given:
        write('steps/greet.groovy', "steps('greet') {\n params { text 'name' }\n step('greet') { action { params.text('name') } }\n}")

        when:
        def plan = plan("runbook('r') { group('g') { use 'steps/greet.groovy', name: 'Ann' } }")

        then:
        plan.steps()*.path()*.value() == ['g/greet']
        step(plan, 'g/greet').action().run(context()) == 'Ann'
    }

    def 'a block that stands twice in a step is told: #word'() {
        when:
        plan("runbook('r') { step('s') { action { log 'x' }\n $word { true }\n $word { true } } }")

        then:
        def e = thrown(ai.pmoves.kernel.PmovesException)
        e.problems()[0].code() == 'dsl.second-block'
        e.problems()[0].where().line() == line

        where:
        word     || line
        'action' || 2
        'check'  || 3
        'verify' || 3
        'undo'   || 3
    }
}
