package ai.pmoves.docker.internal.engine

import ai.pmoves.kernel.PmovesException
import com.sun.net.httpserver.HttpExchange
import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.lang.Timeout

/** An engine that says what no engine says: the words stay whole, and the memory free. */
@Timeout(60)
class StrangeAnswerSpec extends Specification {
    @AutoCleanup FakeEngine engine = new FakeEngine()
    @AutoCleanup EngineApi api = EngineApi.connect(engine.endpoint)

    static Closure saying(int status, String text) {
        { HttpExchange it ->
            it.sendResponseHeaders(status, text.getBytes('UTF-8').length)
            it.responseBody.write(text.getBytes('UTF-8'))
        }
    }

    /** Until the other side has had enough. */
    static Closure endlessly(int status) {
        { HttpExchange it ->
            it.sendResponseHeaders(status, 0)
            def some = ('x' * 65536).bytes
            try {
                while (true) {
                    it.responseBody.write(some)
                }
            } catch (IOException enough) {
                assert enough
            }
        }
    }

    def "a refusal that is #what is told in the engine's own words"() {
        given:
        engine.answers['/info'] = saying(500, text)

        when:
        api.get('/info')

        then:
        def refused = thrown(EngineRefusal)
        refused.status() == 500
        refused.reason() == told

        where:
        what                  | text                       || told
        'as it should be'     | '{"message": "no disk"}'   || 'no disk'
        'broken JSON'         | '{bad'                     || '{bad'
        'no JSON'             | 'Bad\u001b[31m Gateway\u0000' || 'Bad[31m Gateway'
        'JSON to be printed'  | '{"message": "\\u001b[2Jgone"}' || '[2Jgone'
    }

    def "a refusal without end is cut"() {
        given:
        engine.answers['/info'] = endlessly(500)

        when:
        api.get('/info')

        then:
        def refused = thrown(EngineRefusal)
        refused.reason() == 'x' * 65536 + ' … (more than 64 KB)'
    }

    def "#what without end is given up, with where it comes from"() {
        given:
        engine.answers['/info'] = endlessly(200)

        when:
        ask(api)

        then:
        def refused = thrown(PmovesException)
        refused.problems()*.code() == ['docker.answer-too-long']
        refused.problems()[0].message() == "what listens at ${engine.endpoint.uri()} answers with more than 64 MB to GET /info"
        engine.asked.count { it.endsWith('/info') } == 1

        where:
        what     | ask
        'JSON'   | { EngineApi it -> it.get('/info?x=1') }
        'a log'  | { EngineApi it -> it.bytes('/info') }
    }
}
