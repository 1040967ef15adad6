package ai.pmoves.compose.preflight

import ai.pmoves.compose.ComposeFiles
import ai.pmoves.compose.ComposeRequest
import ai.pmoves.compose.Resolution
import ai.pmoves.compose.order.Edges
import ai.pmoves.compose.order.Tiers
import spock.lang.Specification

import java.nio.file.Path

/** Small stacks that are written as large self-hosted ones are: shared env files, demanded keys, addresses instead of depends_on. */
class PatternsSpec extends Specification {

    Resolution stack(String name, Map<String, String> environment = [:], List<String> profiles = []) {
        def folder = Path.of(PatternsSpec.getResource("/stacks/$name/compose.yaml").toURI()).parent
        ComposeFiles.resolve(new ComposeRequest(folder, [], null, null, profiles, [], environment, []))
    }

    def "a clean clone: one problem for each cause, at its place"() {
        expect:
        Preflight.of(stack('bare', [:], ['*']), Options.local()).collect {
            "$it.severity ${it.where().file().fileName}:${it.where().line()}:${it.where().column()} $it.message".toString() } == [
                'ERROR compose.yaml:7:16 The env file env.shared is not there (2 places, the first is shown)',
                'ERROR compose.yaml:7:28 The env file .env.local is not there (2 places, the first is shown)',
                "ERROR compose.yaml:13:9 'worker' and 'api' (at compose.yaml:6) both publish 8090/tcp",
                'ERROR compose.yaml:17:12 The required variable HMAC_KEY has no value (make one; env.shared.example:2 has it, but blank)',
                "ERROR compose.yaml:19:9 'worker' mounts ./prometheus.yml, which is not there: the engine would put a folder where a file is expected",
                "WARNING compose.yaml:26:3 The network 'shared-net' is external: it has to be there before api can start"]
    }

    def "the order follows the addresses"() {
        when:
        def project = stack('ordered').project()
        def tiers = Tiers.of(project, Edges.of(project))

        then:
        tiers.all().collectEntries { [it.name(), it.names()] } == [
            data: ['db'], bus: ['bus'], workers: ['gateway', 'indexer'], agents: ['planner-agent'], monitoring: ['prometheus']]
        tiers.placement('gateway').get().reason() == 'needed by indexer'
        Edges.of(project).from('indexer')*.reason() == [
            'environment BUS_URL=nats://bus:4222', 'environment DATABASE_URL=postgres://db:5432',
            'environment GATEWAY_URL=http://gateway:3000']
        Edges.of(project).from('prometheus')*.reason() == ['scrape target gateway:3000']
    }
}
