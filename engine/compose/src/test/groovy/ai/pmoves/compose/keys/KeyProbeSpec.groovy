package ai.pmoves.compose.keys

import ai.pmoves.compose.ComposeFiles
import ai.pmoves.compose.ComposeRequest
import ai.pmoves.compose.keys.KeyAnswer.Kind
import com.sun.net.httpserver.HttpServer
import java.nio.file.Files
import java.nio.file.Path
import java.time.Duration
import java.util.concurrent.ConcurrentLinkedQueue
import java.util.concurrent.CountDownLatch
import java.util.concurrent.Executors
import spock.lang.Specification
import spock.lang.TempDir

/** A provider on the loopback: what is asked of it, with which header, and what its answers mean. */
class KeyProbeSpec extends Specification {
    static final String KEY = 'sk-test-0123456789abcdef'

    @TempDir
    Path folder

    def seen = new ConcurrentLinkedQueue<Map>()
    def statuses = [:]
    def threads = Executors.newCachedThreadPool()
    def server = HttpServer.create(new InetSocketAddress(InetAddress.loopbackAddress, 0), 0)

    def setup() {
        server.executor = threads
        server.createContext('/') { exchange ->
            seen << [path: exchange.requestURI.toString(), headers: exchange.requestHeaders]
            def status = statuses.getOrDefault(exchange.requestURI.path, 200)
            if (status == 302) {
                exchange.responseHeaders.add('Location', "http://127.0.0.1:${server.address.port}/elsewhere")
            }
            exchange.sendResponseHeaders(status, -1)
            exchange.close()
        }
        server.start()
    }

    def cleanup() {
        server.stop(0)
        threads.shutdownNow()
    }

    String getBase() {
        "http://127.0.0.1:${server.address.port}"
    }

    List<KeyQuestion> questions(Map<String, String> environment, Map<String, String> process = [:]) {
        def lines = environment.collect { name, value -> "      $name: '$value'" }.join('\n')
        Files.writeString(folder.resolve('compose.yaml'), "name: x\nservices:\n  api:\n    image: busybox\n    environment:\n$lines\n")
        KeyQuestion.of(ComposeFiles.resolve(ComposeRequest.in(folder, process)).project(), [] as Set, process)
    }

    def 'each provider is asked where its base variable says, with the key in its header and never in the address: #provider.name'() {
        given:
        def questions = questions([(provider.variables()[0]): KEY, (provider.bases()[0]): base])

        when:
        def answers = new KeyProbe(Duration.ofSeconds(20)).ask(questions)

        then:
        answers*.kind() == [Kind.WORKS]
        seen*.path == [provider.paths()[0]]
        seen[0].headers.getFirst(provider.header()) == provider.prefix() + KEY
        !(answers*.line().join() + questions).contains(KEY)

        where:
        provider << Provider.ALL.findAll { it.paths() }
    }

    def 'the answer #status means #kind'() {
        given:
        statuses['/models'] = status

        when:
        def answer = new KeyProbe(Duration.ofSeconds(20)).ask(questions(OPENAI_API_KEY: KEY, OPENAI_BASE_URL: base + '/'))[0]

        then:
        answer.kind() == kind
        seen.size() == 1
        !answer.line().contains(KEY) && !answer.problem().toString().contains(KEY)

        where:
        status || kind
        200    || Kind.WORKS
        429    || Kind.WORKS
        401    || Kind.REFUSED
        403    || Kind.REFUSED
        302    || Kind.UNREACHABLE
        404    || Kind.UNREACHABLE
        503    || Kind.UNREACHABLE
    }

    def "an account's token is asked about a second time, where accounts are"() {
        given:
        statuses['/user/tokens/verify'] = 401

        when:
        def answers = new KeyProbe(Duration.ofSeconds(20))
                .ask(questions(CF_API_TOKEN: KEY, CLOUDFLARE_ACCOUNT_ID: 'acc1', CLOUDFLARE_BASE_URL: base))

        then:
        answers*.kind() == [Kind.WORKS]
        seen*.path == ['/user/tokens/verify', '/accounts/acc1/tokens/verify']
    }

    def 'nobody who listens, and somebody who never answers, are not reached'() {
        given:
        def hold = new CountDownLatch(1)
        def silent = HttpServer.create(new InetSocketAddress(InetAddress.loopbackAddress, 0), 0)
        silent.executor = threads
        silent.createContext('/') { hold.await() }
        silent.start()
        server.stop(0)

        when:
        def answers = new KeyProbe(Duration.ofMillis(300)).ask(questions(OPENAI_API_KEY: KEY, OPENAI_BASE_URL: base) +
                questions(GROQ_API_KEY: KEY, GROQ_BASE_URL: "http://localhost:${silent.address.port}"))

        then:
        answers*.kind() == [Kind.UNREACHABLE] * 2
        answers*.status() == [0, 0]

        cleanup:
        hold.countDown()
        silent.stop(0)
    }

    def 'a key of the process environment goes to no address that a file says: #what'() {
        when:
        def questions = questions([OPENAI_API_KEY: '\${OPENAI_API_KEY}'] + written, [OPENAI_API_KEY: KEY] + process)

        then:
        questions*.host() == [host]
        questions[0].unasked().contains(why)

        where:
        what                          | written                                         | process                                     || host                 | why
        'an address of a file'        | [OPENAI_BASE_URL: 'https://evil.example.org/v1'] | [:]                                         || ''                   | 'of a file'
        'one on the loopback'         | [OPENAI_BASE_URL: 'http://127.0.0.1:18999/v1']   | [:]                                         || ''                   | 'of a file'
        'a default of a file'         | [OPENAI_BASE_URL: '\${X:-https://evil.example.org/v1}'] | [:]                                  || ''                   | 'of a file'
        'no address'                  | [:]                                             | [:]                                         || 'api.openai.com'     | ''
        "the provider's own"          | [OPENAI_BASE_URL: 'https://api.openai.com/v1/']  | [:]                                         || 'api.openai.com'     | ''
        'one of the same environment' | [OPENAI_BASE_URL: '\${OPENAI_BASE_URL}']         | [OPENAI_BASE_URL: 'https://mine.example.org/v1/'] || 'mine.example.org' | ''
    }

    def 'a key stays here: #base'() {
        when:
        def questions = questions(OPENAI_API_KEY: KEY, OPENAI_BASE_URL: base)

        then:
        questions*.addresses() == [[]]
        questions[0].unasked().contains(why)
        new KeyProbe(Duration.ofSeconds(20)).ask(questions)*.kind() == [Kind.UNASKED]

        where:
        base                          || why
        'http://api:3000/v1'          || 'in the stack'
        'http://gateway:3000/v1'      || 'in the stack'
        'http://models.example.org'   || 'clear text'
        'https://u:p@models.example'  || 'none'
        'not an address'              || 'none'
        'file:///etc/passwd'          || 'none'
    }

    def 'blank keys and placeholders are nothing to ask about'() {
        expect:
        questions(OPENAI_API_KEY: '', GROQ_API_KEY: 'change-me', HF_TOKEN: '<token>', MISTRAL_API_KEY: ' ') == []
    }

    def 'a key with characters that no header holds is refused, and told nowhere'() {
        when:
        def answer = new KeyProbe(Duration.ofSeconds(20)).ask(questions(OPENAI_API_KEY: 'sk-0123…cdef', OPENAI_BASE_URL: base))[0]

        then:
        answer.kind() == Kind.REFUSED
        answer.problem().message() == 'OPENAI_API_KEY is set, and it has characters in it that no key has'
        seen.empty
    }
}
