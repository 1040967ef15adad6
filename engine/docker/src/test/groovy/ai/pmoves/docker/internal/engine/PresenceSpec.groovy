package ai.pmoves.docker.internal.engine

import ai.pmoves.docker.Engines
import ai.pmoves.kernel.PmovesException
import java.nio.channels.ServerSocketChannel
import java.nio.file.AccessDeniedException
import java.nio.file.Files
import java.nio.file.Path
import java.nio.file.attribute.PosixFilePermissions
import java.time.Duration
import spock.lang.Requires
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Timeout

/** Whether an engine runs: no only where nothing is, for teardown believes it. */
@Timeout(30)
class PresenceSpec extends Specification {
    @TempDir Path folder

    def "an engine that accepts and says nothing may well be running: it cannot be told, and what to do is"() {
        given:
        def address = folder.resolve('s')
        def server = ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(UnixDomainSocketAddress.of(address))
        def docker = Engines.connect([:], address.toString())

        when:
        docker.isRunning()

        then:
        def unknown = thrown(PmovesException)
        unknown.problems()*.code() == ['docker.engine-silent']
        unknown.problems()[0].fix() == 'systemctl restart docker'

        cleanup:
        docker.close()
        server.close()
    }

    def "one that speaks and cannot be used is no missing one"() {
        given:
        def engine = new FakeEngine(answers: ['/_ping': { it.responseHeaders.set('Api-Version', '1.20'); it.sendResponseHeaders(200, -1) }])
        def docker = Engines.connect([:], engine.endpoint.uri().toString())

        when:
        docker.isRunning()

        then:
        def unknown = thrown(PmovesException)
        unknown.problems()*.code() == ['docker.engine-unusable']
        unknown.problems()[0].message().contains('speaks API 1.20')

        cleanup:
        docker.close()
        engine.close()
    }

    def "one that ran and was stopped is not running"() {
        given:
        def engine = new FakeEngine()
        def docker = Engines.connect([:], engine.endpoint.uri().toString())

        expect:
        docker.isRunning()

        when:
        engine.close()

        then:
        !docker.isRunning()

        cleanup:
        docker.close()
        engine.close()
    }

    def "#what is there: #code"() {
        expect:
        Absence.of(failure).problem('; tried x').code() == code

        where:
        what              | failure                                                                  || code
        'a closed socket' | new AccessDeniedException('/s', null, 'permission denied')               || 'docker.engine-forbidden'
        'a refused one'   | new IOException('x', new RuntimeException(new SocketException('Permission denied'))) || 'docker.engine-forbidden'
        'nothing'         | new IOException('x', new ConnectException('Connection refused'))         || 'docker.no-engine'
        'no file'         | new IOException('no such file')                                          || 'docker.no-engine'
        'a hung engine'   | new EngineSilent(Duration.ofSeconds(1))                                  || 'docker.engine-silent'
        'an old engine'   | new EngineUnusable('speaks API 1.20')                                    || 'docker.engine-unusable'
    }

    @Requires({ System.getProperty('user.name') != 'root' })
    def "a socket that this user may not open is not taken for none, nor one in a folder that may not be entered"() {
        given:
        def inner = Files.createDirectory(folder.resolve('in'))
        def address = inner.resolve('s')
        def server = ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(UnixDomainSocketAddress.of(address))
        Files.setPosixFilePermissions(closing == 'socket' ? address : inner, PosixFilePermissions.fromString('---------'))
        def docker = Engines.connect([:], address.toString())

        when:
        docker.isRunning()

        then:
        def unknown = thrown(PmovesException)
        unknown.problems()*.code() == ['docker.engine-forbidden']
        unknown.problems()[0].fix().contains('usermod -aG docker')

        cleanup:
        docker.close()
        Files.setPosixFilePermissions(inner, PosixFilePermissions.fromString('rwx------'))
        server.close()

        where:
        closing << ['socket', 'folder']
    }
}
