package ai.pmoves.docker

import ai.pmoves.compose.Project
import ai.pmoves.docker.internal.body.Labels
import ai.pmoves.docker.rehearsal.RehearsalEngine
import ai.pmoves.docker.rehearsal.Wire
import ai.pmoves.docker.testing.Models
import ai.pmoves.docker.testing.RecordingStep
import ai.pmoves.kernel.PmovesException
import java.nio.file.Path
import java.time.Duration
import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Timeout

/** What other projects and people have on an engine stays theirs, also under the names that a stack declares. */
@Timeout(60)
class OwnershipSpec extends Specification {
    @TempDir Path folder
    @AutoCleanup RehearsalEngine engine = RehearsalEngine.start([])
    @AutoCleanup Docker docker = Engines.rehearsed([:], engine.endpoint())
    def wire = new Wire(engine.endpoint())
    def step = new RecordingStep()

    private Project stack(Map parts) {
        def project = Models.project(Models.json([services: [:]] + parts), [:], folder)
        engine.learn(project)
        project
    }

    def "a volume that #whose is used with a warning and never deleted"() {
        given:
        def mine = stack(name: 'mine', volumes: [data: [name: 'precious']])
        wire.post('/volumes/create', Models.json([Name: 'precious', Labels: labels]))

        when: 'it is used'
        docker.ensure(mine, mine.volumes().data, step)

        then:
        step.log == ["warning: volume precious is used as it is: it $whose" as String]
        docker.blockers(mine)*.message() == ["volume precious is used as it is: it $whose" as String]

        when: 'it shall go'
        docker.remove(mine, mine.volumes().data, step)

        then:
        def refused = thrown(PmovesException)
        refused.problems()*.code() == ['docker.volume-foreign']
        refused.problems()[0].message() == "volume precious and its data are not deleted: it $whose"
        refused.problems()[0].fix() == fix
        wire.get('/volumes/precious').status == 200

        where:
        whose                     | labels                    || fix
        'belongs to project other' | [(Labels.PROJECT): 'other'] || "declare `external: true` in volume 'data' to leave it alone, or delete it with the stack of project other"
        'was not made by Compose' | [:]                       || "declare `external: true` in volume 'data' to leave it alone"
    }

    def "a container that takes a name while its owner goes is left alone"() {
        given:
        def mine = stack(name: 'mine', services: [web: [image: 'nginx:1']])
        docker.ensureImage(mine, mine.services().web, step)
        docker.startUntilReady(mine, mine.services().web, Duration.ofSeconds(20), step)
        def stranger = null
        step.awaiting('remove container mine-web-1').thenRun {
            wire.post('/containers/mine-web-1/rename?name=elsewhere')
            stranger = wire.post('/containers/create?name=mine-web-1', Models.json([Image: 'nginx:1'])).json.path('Id').asText()
        }

        when:
        docker.remove(mine, mine.services().web, step)

        then:
        wire.get('/containers/json?all=1').json*.path('Id')*.asText() == [stranger]
    }

    def "a network of another project stays, though nothing uses it, and the check of the host says whose it is"() {
        given:
        def mine = stack(name: 'mine', networks: [front: [name: 'shared']])
        def id = wire.post('/networks/create', Models.json([Name: 'shared', Labels: [(Labels.PROJECT): 'other', (Labels.NETWORK): 'front']])).json.path('Id')

        expect:
        docker.blockers(mine)*.message() == ['network shared belongs to project other']

        when:
        docker.ensure(mine, mine.networks().front, step)

        then:
        def refused = thrown(PmovesException)
        refused.problems()*.code() == ['docker.network-foreign']
        wire.get('/networks/shared').json.path('Id') == id
    }

    def "who else uses a network is named by its project, and no advice removes containers"() {
        given:
        def mine = stack(name: 'mine', networks: [front: [name: 'shared']])
        docker.ensure(mine, mine.networks().front, step)
        wire.post('/images/create?fromImage=nginx&tag=1')
        wire.post('/containers/create?name=theirs', Models.json(
            [Image: 'nginx:1', Labels: [(Labels.PROJECT): 'other'], HostConfig: [NetworkMode: 'shared']]))
        wire.post('/containers/theirs/start')

        when:
        docker.remove(mine, mine.networks().front, step)

        then:
        def refused = thrown(PmovesException)
        refused.problems()[0].message() == 'network shared is in use by theirs of project other'
        refused.problems()[0].fix() == 'take down what uses it, of project other; or docker network disconnect -f shared theirs'
    }
}
