package ai.pmoves.docker.internal.apply

import ai.pmoves.docker.Operation
import ai.pmoves.docker.internal.engine.EngineApi
import ai.pmoves.docker.internal.engine.FakeEngine
import ai.pmoves.docker.testing.Models
import ai.pmoves.docker.testing.RecordingStep
import java.nio.file.Path
import java.util.function.Function
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import spock.lang.TempDir

/** What is logged as done was asked for. */
class ApplierSpec extends Specification {
    static final OPERATIONS = [
        new Operation.CreateNetwork('n', 'p_n', ''): '/v1.41/networks/create',
        new Operation.RemoveNetwork('4711', 'p_n', ''): '/v1.41/networks/4711',
        new Operation.CreateVolume('v', 'p_v', ''): '/v1.41/volumes/create',
        new Operation.RemoveVolume('p_v', ''): '/v1.41/volumes/p_v',
        new Operation.CreateContainer('app', 1, 'p-app-1', 'p-app-1', null, ''): 'created p-app-1',
        new Operation.StopContainer('4711', 'p-app-1', null, ''): '/v1.41/containers/4711/stop',
        new Operation.RemoveContainer('4711', 'p-app-1', ''): '/v1.41/containers/4711',
        new Operation.RenameContainer('4711', 'old', 'new', ''): '/v1.41/containers/4711/rename',
        new Operation.UnpauseContainer('4711', 'p-app-1', ''): '/v1.41/containers/4711/unpause',
        new Operation.StartContainer('4711', 'p-app-1', ''): '/v1.41/containers/4711/start']

    @Shared @AutoCleanup FakeEngine engine = new FakeEngine()
    @Shared @AutoCleanup EngineApi api = EngineApi.connect(engine.endpoint)
    @TempDir Path folder

    def "#operation.class.simpleName asks for #asked"() {
        given:
        engine.asked.clear()
        def project = Models.project(Models.json([name: 'p', services: [:],
            networks: [n: [name: 'p_n']], volumes: [v: [name: 'p_v']]]), [:], folder)
        Function<Operation.CreateContainer, String> creator = { engine.asked.add('created ' + it.name()); 'made' }

        when:
        new Applier(api, project, new RecordingStep(), creator, Around.NOTHING).apply([operation])

        then:
        engine.asked as List == [asked]

        where:
        operation << OPERATIONS.keySet()
        asked = OPERATIONS[operation]
    }

    def "what is made here is known by its id from then on, under every name that it gets"() {
        given:
        engine.asked.clear()
        def project = Models.project(Models.json([name: 'p', services: [:]]), [:], folder)

        when:
        new Applier(api, project, new RecordingStep(), { 'made' } as Function, Around.NOTHING).apply([
            new Operation.CreateContainer('app', 1, 'p-app-1', 'old_p-app-1', 'old', ''),
            new Operation.RenameContainer(null, 'old_p-app-1', 'p-app-1', ''),
            new Operation.StartContainer(null, 'p-app-1', '')])

        then:
        engine.asked as List == ['/v1.41/containers/made/rename', '/v1.41/containers/made/start']
    }

    def "no kind of operation is forgotten"() {
        expect:
        OPERATIONS.keySet()*.class as Set == Operation.permittedSubclasses as Set
    }
}
