package ai.pmoves.docker

import ai.pmoves.docker.internal.engine.Json
import ai.pmoves.docker.testing.Models
import ai.pmoves.docker.testing.RealEngine
import ai.pmoves.docker.testing.RecordingStep
import ai.pmoves.kernel.PmovesException
import java.nio.file.Path
import java.time.Duration
import spock.lang.AutoCleanup
import spock.lang.Requires
import spock.lang.Shared
import spock.lang.Specification
import spock.lang.TempDir

@Requires({ RealEngine.available() })
class StaleNetworkSpec extends Specification {
    @Shared @AutoCleanup RealEngine engine = RealEngine.start()
    @Shared @AutoCleanup Docker docker = engine.connect()
    @TempDir Path folder
    RecordingStep step = new RecordingStep()

    def project(boolean external = false, String image = 'busybox') {
        Models.project(Models.json([name: 'n', networks: [front: [name: 'n_front', external: external]], services: [app: [
            image: image, entrypoint: null, command: ['sleep', '1000'], stop_grace_period: '0s', networks: [front: null]]]]), [:], folder)
    }

    def "a network of the same name that nobody uses is made anew, with our labels"() {
        given:
        engine.api().post('/networks/create', Json.object().put('Name', 'n_front'))

        when:
        docker.ensure(project(), project().networks().front, step)

        then:
        engine.api().get('/networks/n_front').path('Labels').path('com.docker.compose.network').asText() == 'front'
        docker.isReady(project(), project().networks().front)

        cleanup:
        docker.remove(project(), project().networks().front, step)
    }

    def "a service whose network nothing has made says so, with what makes it"() {
        when:
        docker.startUntilReady(project(), project().services().app, Duration.ofSeconds(20), step)

        then:
        def refused = thrown(PmovesException)
        refused.problems()*.code() == ['docker.network-absent']
        refused.problems()[0].message() == 'app joins network n_front, which is not on the engine'
        refused.problems()[0].fix() == "make it first, in a step that this one needs: docker.ensure network 'front' of the stack"
        refused.problems()[0].location() == project().where('services.app.networks')
        engine.api().get('/containers/json?all=true').isEmpty()
    }

    def "one that somebody uses is refused by name, also in the blockers, and left alone"() {
        given:
        engine.api().post('/networks/create', Json.object().put('Name', 'n_front'))
        def foreign = Json.object().put('Image', 'busybox')
        foreign.putArray('Cmd').add('sleep').add('1000')
        foreign.putObject('HostConfig').put('NetworkMode', 'n_front')
        engine.api().post('/containers/create?name=squatter', foreign)
        engine.api().post('/containers/squatter/start')

        when:
        docker.ensure(project(), project().networks().front, step)

        then:
        def refused = thrown(PmovesException)
        refused.problems()[0].fix() == 'docker network disconnect -f n_front squatter'
        docker.blockers(project())*.code() == ['docker.network-stale']

        cleanup:
        engine.api().delete('/containers/squatter?force=true')
        engine.api().delete('/networks/n_front')
    }

    def "a missing external network is told with its place"() {
        when:
        docker.ensure(project(true), project(true).networks().front, step)

        then:
        def refused = thrown(PmovesException)
        refused.problems()[0].code() == 'docker.network-missing'
        refused.problems()[0].where().line() == 101
    }

    def "a network in use is not removed"() {
        given:
        def one = project()
        docker.ensure(one, one.networks().front, step)
        docker.startUntilReady(one, one.services().app, Duration.ofSeconds(20), step)

        when:
        docker.remove(one, one.networks().front, step)

        then:
        def refused = thrown(PmovesException)
        refused.problems()[0].message() == 'network n_front is in use by n-app-1'

        cleanup:
        docker.remove(one, one.services().app, step)
        docker.remove(one, one.networks().front, step)
    }

    def "an unreachable registry is not a missing image"() {
        given: 'a port of this host where nobody listens'
        def socket = new ServerSocket(0)
        def port = socket.localPort
        socket.close()
        def one = project(false, "localhost:$port/app:1")

        when:
        docker.ensureImage(one, one.services().app, step)

        then:
        def refused = thrown(PmovesException)
        refused.problems()[0].code() == 'docker.registry-unreachable'
        refused.problems()[0].where().file() == folder.resolve('compose.yaml')
    }

    def "where no engine answers, what was tried is told"() {
        given:
        def none = Engines.connect([HOME: folder.toString(), DOCKER_HOST: "unix://$folder/none.sock".toString()], null)

        expect:
        !none.isRunning()

        when:
        none.info()

        then:
        def refused = thrown(PmovesException)
        refused.problems()[0].message() ==
            "no Docker engine answers; tried unix://$folder/none.sock (DOCKER_HOST): no such file"

        cleanup:
        none.close()
    }
}
