package ai.pmoves.dsl

import ai.pmoves.docker.Docker
import ai.pmoves.kernel.PmovesException
import ai.pmoves.kernel.StepPath
import java.nio.file.Files
import java.nio.file.Path
import java.util.concurrent.TimeUnit
import spock.lang.Specification
import spock.lang.TempDir

/** Lines at a prompt: checked as a runbook is, and each knows what those before it declared. */
class SessionSpec extends Specification {
    @TempDir
    Path folder

    Docker docker = Stub()

    private Runbooks.Request request(Map<String, String> environment = [:]) {
        new Runbooks.Request(folder.resolve('x.groovy'), [:], [PMOVES_STATE_DIR: "$folder/state".toString()] + environment,
                'linux', docker, folder)
    }

    private Session session() {
        new GroovyRunbooks().session(request())
    }

    private static Object value(Session session, String text) {
        session.evaluate(session.compile(1, text), {})
    }

    private void compose() {
        Files.writeString(folder.resolve('compose.yaml'), '''
name: shop
services:
  api: {image: "api:1", depends_on: [db]}
  db: {image: "db:1"}
''')
    }

    def "#lines.last() is #expected"() {
        given:
        def session = session()

        expect:
        lines.collect { value(session, it) }.last() == expected

        where:
        lines                                                       || expected
        ['1 + 2']                                                   || 3
        ['def x = 20', 'x + 22']                                    || 42
        ['def x = 1', 'x = x + 1', 'x']                             || 2
        ['def x = 1', 'def x = "two"', 'x.length()']                || 3
        ['def names = ["a", "b"]', 'names.collect { "<$it>" }']     || ['<a>', '<b>']
        ['def x = 0; [1, 2].each { x += it }', 'x']                 || 3
        ['def (a, b) = [1, 2]', 'a + b']                            || 3
        ['def shout = { String text -> text + "!" }', 'shout("hi")'] || 'hi!'
        ['def m = [a: 1]', 'm.a']                                   || 1
        ['2.minutes.toSeconds()']                                   || 120
        ['def x = null', 'x']                                       || null
    }

    def "a mistake is refused at once, at its place, with what was meant: #text"() {
        given:
        def session = session()
        value(session, 'def answer = 42')

        when:
        session.compile(1, text)

        then:
        def e = thrown(PmovesException)
        def problem = e.problems()[0]
        e.exitCode().code() == 2
        [problem.where().line(), problem.where().column()] == [1, column]
        problem.message().contains(words)

        where:
        text                || column | words
        'docker.isRuning()' || 8      | "did you mean 'isRunning'"
        'answr + 1'         || 1      | "did you mean 'answer'"
        'answer.foo()'      || 8      | "has no 'foo"
        'stak'              || 1      | "did you mean 'stack'"
        'sh 42'             || 1      | 'sh'
    }

    def "the stack of the folder is at hand, and what is known of it"() {
        given:
        compose()
        def session = session()

        expect:
        value(session, 'stack.name') == 'shop'
        value(session, 'def api = stack.service("api")') != null
        value(session, 'api.dependencies.collect { it.name }') == ['db']
        session.stack() == 'shop'
        session.names() == ['api', 'db'] as Set
        session.shape(value(session, 'stack.services'))*.name == ['api', 'db']
    }

    def "what acts is known before anything runs: #text"() {
        given:
        compose()

        expect:
        session().compile(1, text).acting() == word

        where:
        text                                         || word
        "sh 'rm -rf /'"                              || 'sh'
        "docker.remove(stack.service('api'))"        || 'remove'
        "[1].each { run 'touch', 'x' }"              || 'run'
        "files.write('x', 'y')"                      || 'write'
        "'touch x'.execute()"                        || 'execute'
        "new File('x').delete()"                     || 'delete'
        'docker.isRunning()'                         || null
        'stack.services.size()'                      || null
        "files.exists('x')"                          || null
    }

    def "an interrupted line ends soon, and the variables stay: #text"() {
        given:
        def session = session()
        value(session, 'def kept = 1')
        def line = session.compile(1, text)
        Throwable thrown = null
        def thread = new EvaluationThread({
            try {
                session.evaluate(line, {})
            } catch (Throwable e) {
                thrown = e
            }
        })
        thread.start()
        while (value0(session, 'started') == null && thread.alive) {
            Thread.onSpinWait()
        }

        when:
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20)
        while (thread.alive && System.nanoTime() < end) {
            thread.halt()
            thread.join(20)
        }

        then:
        !thread.alive
        thrown instanceof InterruptedException
        value(session, 'kept') == 1

        where:
        text << ['def started = 1; while (true) { }',
                 'def started = 1; Thread.sleep(60000)',
                 'def started = 1; sleep(60000)',
                 'def started = 1; sleep 60000',
                 'def started = 1; while (true) { try { Thread.sleep(10) } catch (Throwable e) { } }',
                 'def started = 1; while (true) { [1, 2].each { it + 1 } }']
    }

    private static Object value0(Session session, String name) {
        session.variables()[name]
    }

    def "a session at a step has its parameters, what its blocks took along, and the outputs before it"() {
        given:
        compose()
        def file = folder.resolve('up.groovy')
        Files.writeString(file, """runbook('up') {
    about 'x'
    params { text 'greeting', about: 'x', byDefault: 'hello' }
    def stack = compose('$folder')
    def port = 8080
    step('first') { action { 'given' } }
    stack.services.each { service ->
        step(service.name) { needs 'first'; action { log "\${service.name} \$port \${output('first')}" } }
    }
}
""")
        def session = new GroovyRunbooks().session(new Runbooks.Request(file, [greeting: 'hi'], request().environment(), 'linux', docker, folder),
                StepPath.of('api'), [(StepPath.of('first')): 'given'])

        expect:
        value(session, "params.text('greeting')") == 'hi'
        value(session, 'service.name') == 'api'
        value(session, 'port + 1') == 8081
        value(session, "output('first')") == 'given'
        session.variables().keySet() == ['service', 'port'] as Set
    }

    def "members are known without evaluating: #expression"() {
        given:
        compose()
        def session = session()
        value(session, 'def names = ["a"]')

        expect:
        session.members(expression)*.name().containsAll(some)

        where:
        expression                   || some
        ''                           || ['docker', 'stack', 'ports', 'names', 'sh']
        'docker'                     || ['isRunning', 'start']
        "stack.service('api')"       || ['image', 'dependencies']
        'stack.services[0]'          || ['image']
        'names'                      || ['size', 'isEmpty']
        'nothing.known'              || []
    }

    def "what follows a call is known without evaluating: #expression"() {
        given:
        compose()
        def session = session()
        value(session, 'def names = ["a"]')

        expect:
        session.calls(expression) == ways

        where:
        expression              || ways
        'docker.start'          || [['service']]
        'docker.remove'         || [['network'], ['service'], ['volume']]
        'stack.service'         || [['text']]
        'log'                   || [['text']]
        'names.contains'        || [['any value']]
        'docker.nothing'        || []
        'nothing.known'         || []
        'stack'                 || []
        ''                      || []
    }

    def "a secret is shown nowhere"() {
        given:
        def session = new GroovyRunbooks().session(request(API_TOKEN: 'hunter2hunter2'))

        expect:
        session.shape(value(session, "secret('API_TOKEN')")) == '***'
        session.safe('it is hunter2hunter2') == 'it is ***'
    }
}
