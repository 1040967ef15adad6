package ai.pmoves.repl.cli

import ai.pmoves.docker.testing.RealEngine
import com.sun.net.httpserver.HttpServer
import java.nio.file.Files
import java.nio.file.Path
import java.util.concurrent.CompletableFuture
import java.util.concurrent.TimeUnit
import spock.lang.AutoCleanup
import spock.lang.Requires
import spock.lang.Shared
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Timeout

/**
 * What an operator sees when a bring-up fails, whole: the step, the place, the one cause, the last output with its log, what to
 * type next. A stack each in {@code boxes/NAME.yaml}, its box in {@code NAME.txt}, in a rehearsal in {@code NAME.rehearsed.txt};
 * {@code -Daccept=1} writes the boxes anew.
 */
@Timeout(180)
class FailureBoxesSpec extends Specification {
    static final Path BOXES = Path.of('src/test/resources/boxes')
    static final Path BRING_UP = Path.of('../runbooks/bringup.groovy').toAbsolutePath().normalize()

    @Shared
    @AutoCleanup
    def engine = RealEngine.available() ? RealEngine.start() : null
    @TempDir
    Path folder

    private Desk operator(String name, Map<String, Object> places = [:], Map<String, String> environment = [DOCKER_HOST: engine?.host()]) {
        def text = Files.readString(BOXES.resolve("${name}.yaml"))
        places.each { place, value -> text = text.replace(place, value as String) }
        Files.writeString(folder.resolve('compose.yaml'), text)
        new Desk(folder, environment + [DOCKER_BUILDKIT: '0'])
    }

    private int bringsUp(Desk desk, List<String> more = []) {
        desk.types('run', BRING_UP, '-p', "stack=$folder", '-p', 'within=60s', '--yes', '--parallel', '1', *more)
    }

    /** The box as it stands, without what differs from run to run. */
    private void isShown(Desk desk, String file) {
        def lines = desk.talk.readLines()
        def box = lines.drop(lines.findIndexOf { it.startsWith('x  ') })
        def told = (file ==~ /(build|disk).*/ ? withoutOutput(box) : box).join('\n').replace(folder.toString(), 'STACK').replace(BRING_UP.toString(), 'bringup.groovy')
            .replace(folder.relativize(BRING_UP).toString(), 'bringup.groovy').replaceAll(/(bringup\.groovy:\d+) +explain:/, '$1  explain:')
            .replaceAll(/\b${desk.lastRun()}\b/, 'RUN').replaceAll(/\b\d+\.\d+s\b/, 'TIME')
            .replaceAll(/(:|%3a|\/)\d{5}\b/, '$1PORT').replaceAll(/pid \d+/, 'pid PID').replaceAll(/\b[0-9a-f]{12}\b/, 'ID')
            .replaceAll(/unix:\S+\.sock/, 'unix://ENGINE').replaceAll(/(unix:..ENGINE: ).*/, '$1HOW')
            .replaceAll(/ +\n/, '\n').strip() + '\n'
        if (System.getProperty('accept')) {
            Files.writeString(BOXES.resolve(file), told)
        }
        assert told == Files.readString(BOXES.resolve(file))
        assert box.size() <= 25
        assert told.contains('next:  pmoves resume RUN')
    }


    /** A builder writes to two streams at once, so its lines have no order. */
    private static List<String> withoutOutput(List<String> box) {
        box.findAll { !it.startsWith('     ') || it =~ /^ +\d* \|/ }*.replaceAll(/\d+ of \d+ lines/, 'SOME of ALL lines')
    }

    @Requires({ RealEngine.available() })
    def "on the engine: #name"() {
        given:
        def desk = operator(name)

        expect:
        bringsUp(desk) == code
        isShown(desk, "${name}.txt")

        cleanup:
        desk.types('run', BRING_UP.resolveSibling('teardown.groovy'), '-p', "stack=$folder", '--yes')

        where:
        name                   || code
        'unhealthy'            || 1
        'exits'                || 1
        'crash-loop'           || 1
        'check-impossible'     || 1
        'command-missing'      || 1
        'registry-unreachable' || 1
        'build-fails'          || 1
        'disk-full'            || 1
        'dependency-fails'     || 1
        'secret-missing'       || 5
    }

    @Requires({ RealEngine.available() })
    def "on the engine: an image that its registry does not have"() {
        given:
        def registry = HttpServer.create(new InetSocketAddress('127.0.0.1', 0), 5)
        registry.createContext('/') { exchange ->
            boolean hello = exchange.requestURI.path == '/v2/'
            def body = (hello ? '{}' : '{"errors":[{"code":"MANIFEST_UNKNOWN","message":"manifest unknown"}]}').bytes
            exchange.responseHeaders.add('Content-Type', 'application/json')
            exchange.sendResponseHeaders(hello ? 200 : 404, body.length)
            exchange.responseBody.withCloseable { it.write(body) }
        }
        registry.start()
        def desk = operator('image-missing', [REGISTRY: registry.address.port])

        expect:
        bringsUp(desk) == 1
        isShown(desk, 'image-missing.txt')

        cleanup:
        registry.stop(0)
    }

    @Requires({ RealEngine.available() })
    def "on the engine: a port that a process has"() {
        given:
        def taken = new ServerSocket(0, 5, InetAddress.getByName('127.0.0.1'))
        def desk = operator('port-taken', [TAKEN: taken.localPort])

        expect:
        desk.types('plan', BRING_UP, '-p', "stack=$folder") == 5
        def (table, blockers) = desk.output.split('In the way of this plan:')*.toString()
        [table, blockers].every { it.contains("port 127.0.0.1:${taken.localPort}/tcp, which app publishes, is taken by") }
        blockers.contains('compose.yaml:')

        and:
        bringsUp(desk) == 5
        isShown(desk, 'port-taken.txt')

        cleanup:
        taken.close()
    }

    @Requires({ RealEngine.available() })
    def "a plan lists what the files lack and what the engine has against it, both at once"() {
        given:
        def taken = new ServerSocket(0, 5, InetAddress.getByName('127.0.0.1'))
        def desk = operator('port-taken', [TAKEN: taken.localPort, 'image: busybox': 'image: busybox\n    env_file: none.env'])

        expect:
        desk.types('plan', BRING_UP, '-p', "stack=$folder", '--json') == 5
        desk.json().blockers*.code == ['compose.env-file-missing', 'docker.port-taken']

        cleanup:
        taken.close()
    }

    @Requires({ RealEngine.available() })
    def "on the engine: a network of another project"() {
        given:
        engine.api().post('/networks/create', new com.fasterxml.jackson.databind.ObjectMapper().valueToTree(
            [Name: 'shared-back', Labels: ['com.docker.compose.project': 'shop', 'com.docker.compose.network': 'back']]))
        def desk = operator('network-foreign')

        expect:
        bringsUp(desk) == 5
        isShown(desk, 'network-foreign.txt')

        cleanup:
        engine.api().delete('/networks/shared-back')
    }

    @Requires({ RealEngine.available() })
    def "on the engine: a dependency that ends while its dependant waits"() {
        given:
        def desk = operator('dependency-gone')
        def events = engine.api().stream('GET', '/events', [:], null)

        when:
        def run = CompletableFuture.supplyAsync { bringsUp(desk) }
        awaitProbe(events)
        engine.api().post('/containers/box-db-1/kill')

        then:
        run.get(60, TimeUnit.SECONDS) == 1
        isShown(desk, 'dependency-gone.txt')

        cleanup:
        events?.close()
        desk.types('run', BRING_UP.resolveSibling('teardown.groovy'), '-p', "stack=$folder", '--yes')
    }

    @Requires({ RealEngine.available() })
    def "on the engine: gone in the middle"() {
        given:
        def mortal = RealEngine.start()
        def desk = operator('engine-gone', [:], [DOCKER_HOST: mortal.host()])
        def events = mortal.api().stream('GET', '/events', [:], null)

        when:
        def run = CompletableFuture.supplyAsync { bringsUp(desk) }
        awaitProbe(events)
        mortal.kill()

        then:
        run.get(60, TimeUnit.SECONDS) == 1
        isShown(desk, 'engine-gone.txt')

        cleanup:
        mortal?.close()
        events?.close()
    }

    /** Until our own second run of a check begins: the first has been told by then. */
    private static void awaitProbe(events) {
        def messages = events.messages()
        2.times {
            while (!messages.next().path('Action').asText().startsWith('exec_start')) {}
        }
    }

    def "in a rehearsal: #name with #fault"() {
        given:
        def desk = operator(name, [TAKEN: 18080, REGISTRY: 5000], [:])

        expect:
        bringsUp(desk, ['--rehearse', '--fault', fault]) == 1
        isShown(desk, "${name}.rehearsed.txt")

        where:
        name                   | fault
        'unhealthy'            | 'app:unhealthy=not yet'
        'exits'                | 'app:exit=64'
        'crash-loop'           | 'app:exit=3'
        'port-silent'          | 'app:no-port'
        'image-missing'        | 'app:pull-missing'
        'registry-unreachable' | 'app:pull-unreachable'
        'dependency-fails'     | 'db:exit=1'
    }
}
