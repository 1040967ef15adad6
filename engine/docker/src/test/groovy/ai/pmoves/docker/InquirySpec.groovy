package ai.pmoves.docker

import ai.pmoves.docker.RegistryAnswer.Kind
import ai.pmoves.docker.testing.RealEngine
import ai.pmoves.docker.testing.RecordingStep
import com.fasterxml.jackson.databind.ObjectMapper
import com.sun.net.httpserver.HttpServer
import spock.lang.AutoCleanup
import spock.lang.Requires
import spock.lang.Shared
import spock.lang.Specification

/** A registry is asked about an image without pulling it: there and for what, missing, forbidden, unreachable. */
@Requires({ RealEngine.available() })
class InquirySpec extends Specification {
    static final String INDEX = 'application/vnd.docker.distribution.manifest.list.v2+json'

    @Shared @AutoCleanup RealEngine engine = RealEngine.start()
    @Shared @AutoCleanup Docker docker = engine.connect()
    @Shared @AutoCleanup('stop') Registry registry = new Registry()

    static class Registry {
        final HttpServer server = HttpServer.create(new InetSocketAddress('127.0.0.1', 0), 5)

        Registry() {
            def index = new ObjectMapper().writeValueAsString([schemaVersion: 2, mediaType: INDEX, manifests: [['linux', 'amd64', null], ['linux', 'arm64', 'v8']].collect { os, processor, variant ->
                [mediaType: 'application/vnd.docker.distribution.manifest.v2+json', size: 2, digest: 'sha256:' + '0' * 64,
                 platform: [os: os, architecture: processor] + (variant ? [variant: variant] : [:])]
            }])
            server.createContext('/') { exchange ->
                def path = exchange.requestURI.path
                def (code, body) = path == '/v2/' ? [200, '{}']
                        : path.contains('/private/') ? [403, '{"errors":[{"code":"DENIED","message":"403 Forbidden"}]}']
                        : path.contains('/multi/') ? [200, index]
                        : [404, '{"errors":[{"code":"MANIFEST_UNKNOWN","message":"manifest unknown"}]}']
                exchange.responseHeaders.add('Content-Type', path.contains('/multi/') ? INDEX : 'application/json')
                exchange.sendResponseHeaders(code, exchange.requestMethod == 'HEAD' ? -1 : body.bytes.length)
                exchange.responseBody.withCloseable { if (exchange.requestMethod != 'HEAD') it.write(body.bytes) }
            }
            server.start()
        }

        void stop() { server.stop(0) }
    }

    def "an image for two platforms is there, and nothing is pulled"() {
        when:
        def answer = docker.inquire("127.0.0.1:${registry.server.address.port}/own/multi:1", new RecordingStep())

        then:
        answer.kind() == Kind.THERE
        answer.platforms() == ['linux/amd64', 'linux/arm64/v8']
        !docker.hasImage("127.0.0.1:${registry.server.address.port}/own/multi:1")
    }

    def "one that the registry does not have is missing"() {
        expect:
        docker.inquire("127.0.0.1:${registry.server.address.port}/own/none:1", new RecordingStep()).kind() == Kind.MISSING
    }

    def "one that it does not let go is not missing"() {
        expect:
        docker.inquire("127.0.0.1:${registry.server.address.port}/private/one:1", new RecordingStep()).kind() != Kind.MISSING
    }

    def "a registry that nobody answers for is unreachable"() {
        given:
        def free = new ServerSocket(0).withCloseable { it.localPort }

        expect:
        docker.inquire("127.0.0.1:$free/own/one:1", new RecordingStep()).kind() == Kind.UNREACHABLE
    }
}
