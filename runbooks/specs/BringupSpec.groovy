import ai.pmoves.dsl.testkit.RunbookKit
import ai.pmoves.kernel.ExitCode
import ai.pmoves.kernel.Outcome
import ai.pmoves.kernel.StepPath
import java.nio.file.Files
import java.nio.file.Path
import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Unroll

class BringupSpec extends Specification {
    static final String BRINGUP = Path.of('bringup.groovy').toAbsolutePath()
    static final String TEARDOWN = Path.of('teardown.groovy').toAbsolutePath()

    @TempDir
    Path folder
    @AutoCleanup
    RunbookKit kit = new RunbookKit()

    def "the starter stack comes up in its tiers: data, bus, workers, api, monitoring"() {
        when:
        def groups = kit.plan(BRINGUP).steps*.path*.group().unique()

        then:
        groups == ['', 'secrets', 'images', 'networks', 'volumes', 'data', 'bus', 'workers', 'api', 'monitoring']
    }

    def "a service waits for its image, its networks, its volumes and what it depends on"() {
        when:
        def worker = kit.plan(BRINGUP).steps.find { it.path.value() == 'workers/worker' }

        then:
        worker.needs*.value().containsAll([
            'images/image[pmoves-starter/app:1]', 'networks/data_tier', 'networks/bus_tier', 'data/postgres', 'bus/nats'
        ])
    }

    def "with order=dependencies a tier waits for no other"() {
        expect:
        !needsOf('bus/nats', order: 'dependencies').contains('data/postgres')
        needsOf('bus/nats', order: 'tiers').contains('data/postgres')
    }

    List<String> needsOf(Map parameters, String step) {
        def found = kit.plan(parameters, BRINGUP).steps.find { it.path.value() == step }
        assert found != null: "there is no step $step"
        found.needs*.value()
    }

    def "rehearsed on an empty engine everything comes up; a second run finds everything ready; teardown leaves nothing"() {
        given:
        def ups = kit.plan(BRINGUP).steps*.path as Set
        def downs = kit.plan(TEARDOWN).steps*.path as Set
        def secrets = ups.findAll { it.group() == 'secrets' }

        when:
        def first = kit.run(BRINGUP)
        def second = kit.run(BRINGUP)
        def down = kit.run(TEARDOWN)
        def again = kit.run(TEARDOWN)

        then:
        [first, second, down, again]*.exitCode.unique() == [ExitCode.OK]
        first.outcomes.keySet() == ups && second.outcomes.keySet() == ups
        down.outcomes.keySet() == downs && again.outcomes.keySet() == downs
        first.outcomes[StepPath.of('api/api')] instanceof Outcome.Succeeded

        and: 'but for the secrets, which a rehearsal does not write; those that a real bring-up has made here are there'
        !secrets.empty
        def made = secrets.findAll { first.outcomes[it] instanceof Outcome.Succeeded }
        second.outcomes.findAll { path, outcome -> !(outcome instanceof Outcome.Reused) }.keySet() == made

        and:
        down.outcomes.values().any { it instanceof Outcome.Succeeded }
        again.outcomes.values().every { it instanceof Outcome.Reused }
    }

    def "teardown takes the whole stack: profiles that were not named, what the platform leaves out, and whatever a start would lack"() {
        given:
        def stack = Files.createDirectory(folder.resolve('shop'))
        Files.writeString(stack.resolve('compose.yaml'), '''
            services:
              app: {image: a}
              extra: {image: b, profiles: [extra], networks: [back], env_file: none.env, volumes: [data:/data]}
              db: {image: mcr.microsoft.com/mssql/server, volumes: [rows:/rows]}
            networks: {back: {}}
            volumes: {data: {}, rows: {}}
            '''.stripIndent())

        when:
        def up = kit.on('jetson').plan(BRINGUP, stack: stack)
        def down = kit.plan(TEARDOWN, stack: stack, volumes: true)

        then:
        !up.steps*.path*.value().any { it ==~ '.*/(extra|db)' }
        down.steps*.path*.value() as Set == ['services/app', 'services/extra', 'services/db', 'networks/back', 'networks/default',
            'volumes/data', 'volumes/rows'] as Set
        down.blockers == []
    }

    @Unroll
    def "with #fault the run fails at #step, and what needs it does not start"() {
        given:
        kit.close()
        kit = new RunbookKit(fault)

        when:
        def result = kit.run(BRINGUP, within: '2s')

        then:
        result.exitCode == ExitCode.FAILED
        kit.plan(BRINGUP).steps*.path.containsAll([StepPath.of(step), StepPath.of(later)])
        result.outcomes[StepPath.of(step)] instanceof Outcome.Failed
        !(result.outcomes[StepPath.of(later)] instanceof Outcome.Succeeded)

        where:
        fault              | step             | later
        'nats:unhealthy'   | 'bus/nats'       | 'workers/worker'
        'worker:exit=3'    | 'workers/worker' | 'api/api'
    }

    def 'only some services, and what they depend on: a quick start with nothing but models on this machine'() {
        given:
        def stack = Files.writeString(folder.resolve('compose.yaml'), '''\
            name: models
            services:
              gateway: {image: tensorzero/gateway, depends_on: [store]}
              store: {image: clickhouse}
              ollama: {image: ollama/ollama, profiles: [gpu]}
              agent: {image: agent, depends_on: [gateway], env_file: absent.env}
            '''.stripIndent()).parent
        def asked = [stack: "$stack", services: 'gateway,ollama']

        expect:
        kit.plan(asked, BRINGUP).steps*.path*.value().findAll { it.contains('/') }*.replaceFirst('^[^/]*/', '') as Set ==
                ['gateway', 'store', 'ollama', 'image[tensorzero/gateway]', 'image[clickhouse]', 'image[ollama/ollama]', 'default'] as Set
    }
}
