package ai.pmoves.compose.preflight

import ai.pmoves.compose.ComposeFiles
import ai.pmoves.compose.ComposeRequest
import ai.pmoves.compose.Resolution
import ai.pmoves.compose.order.Edges
import ai.pmoves.compose.order.Tiers
import ai.pmoves.kernel.Severity
import spock.lang.Requires
import spock.lang.Shared
import spock.lang.Specification
import spock.lang.TempDir

import java.nio.file.Files
import java.nio.file.Path

/** The public PMOVES.AI repository, as it is: {@code PMOVES_AI_DIR} names a checkout; without it this is skipped. */
@Requires(value = { env.PMOVES_AI_DIR }, reason = 'PMOVES_AI_DIR names no checkout of PMOVES.AI')
class PmovesAiSpec extends Specification {
    @Shared
    Path stack = Path.of(System.getenv('PMOVES_AI_DIR') ?: '.', 'pmoves').toAbsolutePath()

    @TempDir
    Path folder

    Resolution resolve(Path directory, List<String> profiles, Map<String, String> environment = [:]) {
        ComposeFiles.resolve(new ComposeRequest(directory, [], null, null, profiles, [], environment, []))
    }

    /** The checkout's stack with the env files that its guide asks for and the two keys; everything else by links. */
    Path provided() {
        Files.list(stack).withCloseable { it.forEach { Files.createSymbolicLink(folder.resolve(it.fileName), it) } }
        Files.copy(stack.resolve('env.shared.example'), folder.resolve('env.shared'))
        ['env.shared.generated', '.env.generated', '.env.local'].each { Files.createFile(folder.resolve(it)) }
        folder
    }

    def "a clean clone has every blocker told once, with its place"() {
        when:
        def problems = Preflight.of(resolve(stack, ['data', 'workers', 'agents']), Options.local())
        def errors = problems.findAll { it.severity() == Severity.ERROR }

        then: 'the env files that it never brings, and the two variables that it demands'
        errors*.message()*.replaceAll(/ \((\d+ places|env\.shared\.example:).*/, '').toSet() == [
            'The env file env.shared.generated is not there', 'The env file env.shared is not there',
            'The env file .env.generated is not there', 'The env file .env.local is not there',
            'The env file ../.env is not there',
            'The required variable INVIDIOUS_COMPANION_KEY has no value',
            'The required variable INVIDIOUS_HMAC_KEY has no value'].toSet()

        and: 'each with a place that a person can open and a command or a hint'
        errors.every { it.where().line() > 0 && it.where().column() > 0 && Files.exists(stack.resolve(it.where().file())) }
        errors.every { it.fix() }
        errors.find { it.message().contains('env.shared is') }.fix().startsWith('cp env.shared.example env.shared')
        errors.find { it.message().contains('HMAC') }.message() ==~ /.*\(env.shared.example:\d+ has it, but blank\)/

        and: 'no cause twice'
        problems.collect { [it.code(), it.message(), it.where()] }.toSet().size() == problems.size()
    }

    def "with everything enabled, ports that collide and networks that have to exist are told too"() {
        when:
        def problems = Preflight.of(resolve(stack, ['*']), Options.local())

        then:
        problems.any { it.code() == 'preflight.port-collision' && it.message().contains('8090/tcp') && it.where().line() > 0 }
        problems.any { it.message().contains("network 'cataclysm-net' is external") && it.fix().endsWith('cataclysm-net') }
    }

    def "with env files and keys provided, the whole stack is ordered in tiers"() {
        given:
        def keys = [INVIDIOUS_COMPANION_KEY: 'a', INVIDIOUS_HMAC_KEY: 'b']

        when: 'deepresearch wants the env file of the repository, beside the stack'
        def resolution = resolve(provided(), ['*'], keys)

        then:
        resolution.errors()*.message().findAll { !it.contains('.env') }.empty

        when:
        def edges = Edges.of(resolution.project())
        def tiers = Tiers.of(resolution.project(), edges)

        then:
        tiers.all()*.name() == ['data', 'bus', 'workers', 'agents', 'integration', 'media', 'monitoring']
        tiers.inOrder().toSorted() == resolution.project().services().keySet().toSorted()

        and: 'no service before one that it needs'
        def position = tiers.inOrder().withIndex().collectEntries()
        edges.all().every { position[it.from()] > position[it.to()] }

        and: 'what nobody declared: the gateway starts before those whose environment names it'
        edges.needsOf('hi-rag-gateway-v2').containsAll(['qdrant', 'neo4j', 'meilisearch', 'tensorzero-gateway', 'pmoves-ollama'])
        position['tensorzero-gateway'] < position['hi-rag-gateway-v2']

        and: 'a file that all services share makes none need what it names'
        !edges.needsOf('meilisearch').contains('tensorzero-gateway')

        and: 'two that name each other are put in one order, and that is said'
        edges.notes()*.message().any { it.contains("'pmoves-yt' names 'channel-monitor'") }
    }

    def "the local quick start has only what serves local models"() {
        when:
        def resolution = resolve(provided(), ['tensorzero'], [INVIDIOUS_COMPANION_KEY: 'a', INVIDIOUS_HMAC_KEY: 'b'])
        def problems = Preflight.of(resolution, Options.local())

        then:
        resolution.project().services().keySet() ==
            ['pmoves-ollama', 'tensorzero-clickhouse', 'tensorzero-gateway', 'tensorzero-ui'] as Set
        problems.findAll { it.severity() == Severity.ERROR }.empty

        and: 'the cloud would want a key'
        Preflight.of(resolution, new Options(Keys.CLOUD, [] as Set))*.code().contains('preflight.provider-key-missing')
    }
}
