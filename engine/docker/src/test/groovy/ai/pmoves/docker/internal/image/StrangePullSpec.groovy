package ai.pmoves.docker.internal.image

import ai.pmoves.docker.internal.engine.EngineApi
import ai.pmoves.docker.internal.engine.FakeEngine
import ai.pmoves.docker.testing.RecordingStep
import ai.pmoves.kernel.Location
import ai.pmoves.kernel.PmovesException
import java.nio.file.Path
import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Timeout

/** Pulls through what lies, breaks off, or never ends. */
@Timeout(60)
class StrangePullSpec extends Specification {
    static final Location PLACE = new Location(Path.of('compose.yaml'), 3, 5)

    @AutoCleanup FakeEngine engine = new FakeEngine()
    @AutoCleanup EngineApi api = EngineApi.connect(engine.endpoint)
    @TempDir Path folder

    private pull(Closure answer) {
        engine.answers['/images/create'] = answer
        try {
            new Puller(api, new RegistryCredentials(folder), new RecordingStep()).pull('shop/api:1', null, PLACE)
            return null
        } catch (PmovesException e) {
            return e.problems()[0]
        }
    }

    private static Closure sends(String text) {
        { it ->
            it.sendResponseHeaders(200, 0)
            it.responseBody.write(text.bytes)
        }
    }

    def "#what is told as it is"() {
        when:
        def problem = pull(sends(text))

        then:
        problem.code() == code
        problem.message() =~ message

        where:
        what                    | text                                                                   || code                    | message
        'a page with 200'       | '<html><body>Please log in to the hotel Wi-Fi</body></html>'           || 'docker.answer-strange' | /what listens at tcp:.* sends no JSON: <html><body>Please log in/
        'JSON that breaks off'  | '{"status":"Pulling"}\n{"status":"Down'                                || 'docker.answer-strange' | /sends no JSON: \{"status":"Down/
        'a wrong digest'        | '{"error":"filesystem layer verification failed for digest sha256:1"}' || 'docker.pull-failed'    | /image shop\/api:1 cannot be pulled: filesystem layer verification failed/
        'a foreign digest'      | '{"error":"manifest verification failed for digest sha256:1"}'         || 'docker.pull-failed'    | /image shop\/api:1 cannot be pulled: manifest verification failed/
    }

    def "a line without end is given up before it fills the memory"() {
        when:
        def problem = pull { it ->
            it.sendResponseHeaders(200, 0)
            def some = ('x' * 65536).bytes
            try {
                while (true) {
                    it.responseBody.write(some)
                }
            } catch (IOException enough) {
                assert enough
            }
        }

        then:
        problem.code() == 'docker.answer-strange'
        problem.message().endsWith('sends a line of more than 1024 KB')
    }
}
