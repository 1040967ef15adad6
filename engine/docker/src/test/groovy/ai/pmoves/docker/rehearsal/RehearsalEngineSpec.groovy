package ai.pmoves.docker.rehearsal

import ai.pmoves.kernel.ExitCode
import ai.pmoves.kernel.PmovesException
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Timeout

import java.nio.ByteBuffer
import java.nio.channels.SocketChannel
import java.nio.file.Files
import java.nio.file.Path
import java.nio.file.attribute.PosixFilePermissions

/** The engine as its clients meet it: a socket, HTTP, streams, and nothing left at the end. */
@Timeout(30)
class RehearsalEngineSpec extends Specification {
    @TempDir Path folder
    RehearsalEngine engine

    def cleanup() {
        engine?.close()
    }

    private Wire start(List<Fault> faults = [], Path world = null) {
        engine = world ? RehearsalEngine.start(faults, world) : RehearsalEngine.start(faults)
        engine.addImage('image')
        new Wire(engine.endpoint())
    }

    private static String service(String name, String more = '') {
        """{"Image":"image","Labels":{"com.docker.compose.service":"$name"}$more}"""
    }

    def "the socket is private, its path short, and closing leaves neither files nor threads"() {
        given:
        def wire = start()
        def socket = Path.of(wire.socket)
        wire.get('/_ping')

        expect:
        PosixFilePermissions.toString(Files.getPosixFilePermissions(socket.parent)) == 'rwx------'
        wire.socket.bytes.length < 100

        when: 'it is closed while a client listens to events'
        def listener = Thread.start { wire.raw('GET /events HTTP/1.1\r\nHost: e\r\n\r\n'.bytes) }
        while (wire.get('/info').json.path('NEventsListener').asInt() == 0) {
            Thread.onSpinWait()
        }
        engine.close()
        listener.join()

        then:
        !Files.exists(socket.parent)
        Thread.allStackTraces.keySet().findAll { it.name.startsWith('rehearsal-') && it.alive }.empty
    }

    def "what a killed process left in the temporary folder is swept by the next"() {
        given: 'a pid that is no more'
        def gone = new ProcessBuilder('true').start()
        gone.waitFor()
        def left = Files.createDirectory(Path.of(System.getProperty('java.io.tmpdir'), "pmoves-rehearsal-${gone.pid()}-1"))
        Files.createFile(left.resolve('docker.sock'))

        when:
        start()

        then:
        !Files.exists(left)
    }

    def "one connection carries many requests, with chunked bodies, HEAD and 304 in between"() {
        given:
        def wire = start()
        def body = service('api')
        def chunked = body.toList().collate(40).collect { "${Integer.toHexString(it.size())}\r\n${it.join('')}\r\n" }.join('') + '0\r\n\r\n'

        when:
        def text = new String(wire.raw(
                'HEAD /_ping HTTP/1.1\r\nHost: e\r\n\r\n'.bytes,
                "POST /v1.41/containers/create?name=api HTTP/1.1\r\nHost: e\r\nTransfer-Encoding: chunked\r\n\r\n$chunked".bytes,
                'POST /v1.51/containers/api/start HTTP/1.1\r\nHost: e\r\n\r\n'.bytes,
                'POST /containers/api/start HTTP/1.1\r\nHost: e\r\nConnection: close\r\n\r\n'.bytes))

        then:
        text.findAll(/HTTP\/1.1 \d+/) == ['HTTP/1.1 200', 'HTTP/1.1 201', 'HTTP/1.1 204', 'HTTP/1.1 304']
    }

    def "what is no HTTP is refused, and the engine goes on"() {
        given:
        def wire = start()

        expect:
        new String(wire.raw(bytes.bytes)).startsWith('HTTP/1.1 400')
        wire.get('/_ping').text == 'OK'

        where:
        bytes << ['nonsense\r\n\r\n', 'GET /_ping HTTP/1.1\r\nno header\r\n\r\n', 'POST /x HTTP/1.1\r\nContent-Length: -1\r\n\r\n',
                  'POST /x HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n', 'GET /a%zz HTTP/1.1\r\n\r\n']
    }

    def "a JSON body that is none is 400, not a broken connection"() {
        expect:
        start().post('/containers/create', body).status == 400

        where:
        body << ['{bad', '[1,', '']
    }

    def "events arrive while they happen, filtered"() {
        given:
        def wire = start()
        wire.post('/containers/create?name=api', service('api', ',"Healthcheck":{"Test":["CMD","x"],"Interval":1000000000}'))
        wire.post('/containers/create?name=db', service('db'))
        def filter = URLEncoder.encode('{"type":["container"],"event":["start","health_status"],"label":["com.docker.compose.service=api"]}', 'UTF-8')
        def channel = SocketChannel.open(UnixDomainSocketAddress.of(wire.socket))
        channel.write(ByteBuffer.wrap("GET /events?filters=$filter HTTP/1.1\r\nHost: e\r\n\r\n".bytes))
        def seen = new StringBuilder()
        def readUntil = { String what ->
            def buffer = ByteBuffer.allocate(4096)
            while (!seen.contains(what) && channel.read(buffer.clear()) > 0) {
                seen << new String(buffer.array(), 0, buffer.position())
            }
        }
        readUntil('\r\n\r\n')

        when:
        wire.post('/containers/db/start')
        wire.post('/containers/api/start')
        readUntil('health_status')

        then:
        seen.toString().findAll(/"Action":"([^"]+)"/) { it[1] } == ['start', 'health_status: healthy']

        cleanup:
        channel?.close()
    }

    def "a window in the past ends by itself"() {
        given:
        def wire = start()
        wire.post('/containers/create?name=api', service('api'))

        expect:
        wire.get("/events?since=1&until=${System.currentTimeSeconds() + 1}").lines*.path('Action')*.asText() == ['create']
    }

    def "exec answers a healthcheck by the script, in frames of stdout, and tells its exit code"() {
        given:
        def wire = start(faults)
        wire.post('/containers/create?name=api', service('api', ',"Healthcheck":{"Test":["CMD-SHELL","curl -f x"],"Interval":900000000000}'))
        wire.post('/containers/api/start')

        when:
        def code = exit(wire, ['/bin/sh', '-c', 'curl -f x'])
        while (code.exit != exit) {
            code = exit(wire, ['/bin/sh', '-c', 'curl -f x'])
        }

        then:
        code.body[0] == 1 as byte
        new String(code.body, 8, code.body.length - 8) == output
        exit(wire, ['anything', 'else']).exit == 0

        where:
        faults                                  || exit | output
        []                                      || 0    | 'ready\n'
        [new Fault.Unhealthy('api', 'refused')] || 1    | 'refused\n'
    }

    private static Map exit(Wire wire, List<String> command) {
        def words = command.collect { "\"$it\"" }.join(',')
        def id = wire.post('/containers/api/exec', "{\"Cmd\":[$words],\"AttachStdout\":true}").json.path('Id').asText()
        def body = wire.post("/exec/$id/start", '{"Detach":false}').body
        [body: body, exit: wire.get("/exec/$id/json").json.path('ExitCode').asInt()]
    }

    def "logs follow to the end of the container"() {
        given:
        def wire = start([new Fault.Exit('job', 3)])
        wire.post('/containers/create?name=job', service('job'))
        wire.post('/containers/job/start')

        when:
        def text = wire.get('/containers/job/logs?stdout=1&stderr=1&follow=1').text

        then:
        text.contains('job started')
        text.contains('job ends with exit code 3')
        wire.post('/containers/job/wait').json.path('StatusCode').asInt() == 3
    }

    def "waiting for the next exit sees the one that comes"() {
        given:
        def wire = start([new Fault.Exit('job', 7)])
        wire.post('/containers/create?name=job', service('job'))
        def channel = SocketChannel.open(UnixDomainSocketAddress.of(wire.socket))
        channel.write(ByteBuffer.wrap('POST /containers/job/wait?condition=next-exit HTTP/1.1\r\nHost: e\r\nConnection: close\r\n\r\n'.bytes))
        def buffer = ByteBuffer.allocate(4096)
        channel.read(buffer)

        when:
        wire.post('/containers/job/start')
        while (channel.read(buffer) >= 0) {
        }

        then:
        new String(buffer.array(), 0, buffer.position()).contains('{"StatusCode":7}')

        cleanup:
        channel?.close()
    }

    def "a pull shows its progress and leaves the image; a fault of the registry comes before any of it"() {
        given:
        def wire = start([new Fault.PullMissing('api'), new Fault.PullUnreachable('db')])

        expect:
        wire.get('/images/nats:2/json').status == 404
        wire.post('/images/create?fromImage=nats&tag=2').lines.any { it.path('progressDetail').path('total').asInt() > 0 }
        wire.get('/images/nats:2/json').status == 200
        wire.get('/images/docker.io/library/nats:2/json').status == 200
        wire.post('/images/create?fromImage=acme/api&tag=1').status == 404
        wire.post('/images/create?fromImage=db').message.endsWith('no such host')
        wire.get('/distribution/acme/api:1/json').status == 404
        wire.get('/distribution/nats:2/json').json.path('Platforms').findAll { it.path('architecture').asText() in ['amd64', 'arm64'] }.size() == 2
    }

    def "a built image is there as soon as the engine is told"() {
        given:
        def wire = start()

        when:
        engine.addImage('stack-worker')
        wire.post('/rehearsal/images?name=stack-api')

        then:
        wire.get('/images/stack-worker:latest/json').status == 200
        wire.get('/images/stack-api/json').status == 200
    }

    def "a kept world is there again for the next process; one at a time"() {
        given:
        def world = folder.resolve('kept/world.ndjson')
        def wire = start([], world)
        wire.post('/containers/create?name=api', service('api'))
        wire.post('/containers/api/start')

        when:
        RehearsalEngine.start([], world)

        then:
        def e = thrown(PmovesException)
        e.exitCode() == ExitCode.PRECONDITION

        when:
        engine.close()
        wire = start([], world)

        then:
        wire.get('/containers/api/json').json.path('State').path('Status').asText() == 'running'
    }

    def "an archive that was put can be got, and nothing else"() {
        given:
        def wire = start()
        wire.post('/containers/create?name=api', service('api'))

        when:
        def put = wire.send('PUT', '/containers/api/archive?path=/run/secrets', 'tar')

        then:
        put.status == 200
        wire.get('/containers/api/archive?path=/run/secrets').text == 'tar'
        wire.send('HEAD', '/containers/api/archive?path=/run/secrets', null).headers.containsKey('x-docker-container-path-stat')
        wire.get('/containers/api/archive?path=/bin/sh').status == 404
    }
}
