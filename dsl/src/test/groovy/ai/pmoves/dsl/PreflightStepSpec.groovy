package ai.pmoves.dsl

import ai.pmoves.compose.ComposeFiles
import ai.pmoves.compose.ComposeRequest
import ai.pmoves.compose.Resolution
import ai.pmoves.compose.build.BuildContents
import ai.pmoves.docker.Docker
import ai.pmoves.dsl.language.ActionWords
import ai.pmoves.dsl.language.Parameters
import ai.pmoves.dsl.language.RehearsedFiles
import ai.pmoves.dsl.language.Stack
import ai.pmoves.dsl.language.Surroundings
import ai.pmoves.kernel.Problem
import ai.pmoves.kernel.StepContext
import ai.pmoves.kernel.StepPath
import ai.pmoves.kernel.PmovesException
import ai.pmoves.kernel.Secret
import com.sun.net.httpserver.HttpServer
import java.util.function.Supplier

class PreflightStepSpec extends RunbookFixture {
    def "an attempt reads a stack's files once, for its check and its action; the next one reads them again"() {
        given:
        write('compose.yaml', 'name: x\nservices: {api: {image: busybox}}\n')
        def resolution = ComposeFiles.resolve(ComposeRequest.in(folder, [:]))
        Supplier<Resolution> again = Mock()
        def stack = new Stack(resolution.project(), [], BuildContents.remembering(folder.resolve('builds')), again, false)
        def around = new Surroundings(Parameters.NONE, null, [:], folder, folder, { null }, { a, b -> a }, { a, b -> })
        def words = { int attempt ->
            def context = Stub(StepContext)
            context.path() >> StepPath.of('preflight')
            context.attempt() >> attempt
            new ActionWords(around, context, docker, new RehearsedFiles(), { it })
        }

        when:
        def ready = words(1).preflight(stack).ready
        words(1).preflight(stack).demandReady()

        then:
        ready
        1 * again.get() >> resolution

        when:
        words(2).preflight(stack).demandReady()

        then:
        1 * again.get() >> resolution
    }

    def "what is used as it is, and what a platform leaves out, is told also where nothing stands in the way"() {
        given:
        write('compose.yaml', 'name: x\nservices: {api: {image: busybox}}\n')
        def foreign = Problem.warning('docker.volume-differs', 'volume data is used as it is: it belongs to project shop')
        def left = Problem.warning('platform.left-out', "'sql' is left out")
        def resolution = new Resolution(ComposeFiles.resolve(ComposeRequest.in(folder, [:])).project(),
            [left, Problem.warning('compose.unset-variable', 'one of many')])
        def stack = new Stack(resolution.project(), [], BuildContents.remembering(folder.resolve('builds')), { resolution }, false)
        def engine = Stub(Docker) {
            isRunning() >> true
            blockers(_) >> [foreign]
        }
        StepContext context = Mock() {
            path() >> StepPath.of('host')
        }
        def around = new Surroundings(Parameters.NONE, null, [:], folder, folder, { null }, { a, b -> a }, { a, b -> })
        def words = new ActionWords(around, context, engine, new RehearsedFiles(), { it })

        when:
        def free = words.docker.isFree(stack)
        def ready = words.preflight(stack).ready

        then:
        free && ready
        1 * context.warn(foreign.message())
        1 * context.warn(left.message())
        0 * context.warn(_)
        1 * context.progress('with 2 warnings')
    }

    def "the plan shows who is asked about a key; the step says what each answers, and a rehearsal asks nobody"() {
        given:
        def key = 'sk-test-0123456789abcdef'
        def asked = new java.util.concurrent.atomic.AtomicInteger()
        def server = HttpServer.create(new InetSocketAddress(InetAddress.loopbackAddress, 0), 0)
        server.createContext('/') { exchange ->
            asked.incrementAndGet()
            exchange.sendResponseHeaders(exchange.requestURI.path == '/models' ? 401 : 200, -1)
            exchange.close()
        }
        server.start()
        def host = "127.0.0.1:${server.address.port}".toString()
        write('compose.yaml', """
            name: x
            services:
              api:
                image: busybox
                environment: {OPENAI_API_KEY: $key, OPENAI_BASE_URL: 'http://$host', HF_TOKEN: hf_x, HF_ENDPOINT: 'http://$host'}
        """.stripIndent())
        def resolution = ComposeFiles.resolve(ComposeRequest.in(folder, [:]))
        def stack = new Stack(resolution.project(), [], BuildContents.remembering(folder.resolve('builds')), { resolution }, false)
        def around = new Surroundings(Parameters.NONE, null, [:], folder, folder, { null }, { a, b -> a }, { a, b -> })
        def said = []
        def hidden = []
        def words = { boolean rehearsal ->
            def context = Stub(StepContext) {
                path() >> StepPath.of('keys')
                log(_) >> { String line -> said << line }
                progress(_) >> { String note -> said << note }
                redact(_) >> { Secret secret -> hidden << secret.reveal() }
            }
            context.rehearsal() >> rehearsal
            new ActionWords(around, context, docker, new RehearsedFiles(), { it }).preflight(stack)
        }

        when:
        def without = words(false).withoutKeys
        words(true).demandKeysWork()

        then:
        !without
        said[0].startsWith('asks ')
        said[0].contains("$host (OPENAI_API_KEY)") && said[0].contains("$host (HF_TOKEN)")
        asked.get() == 0

        when:
        words(false).demandKeysWork()

        then:
        def refused = thrown(PmovesException)
        refused.problems()*.message() == ["OPENAI_API_KEY is set, and $host refuses it (401)".toString()]
        said.contains("HF_TOKEN, Hugging Face: works ($host)".toString())
        hidden.containsAll([key, 'hf_x'])
        !said.join().contains(key)

        cleanup:
        server.stop(0)
    }
}
