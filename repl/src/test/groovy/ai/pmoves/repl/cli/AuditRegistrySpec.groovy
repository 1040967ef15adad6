package ai.pmoves.repl.cli

import ai.pmoves.docker.internal.engine.EngineApi
import ai.pmoves.docker.testing.RealEngine
import ai.pmoves.docker.testing.RealRegistry
import com.fasterxml.jackson.databind.ObjectMapper
import java.nio.file.Files
import java.nio.file.Path
import java.time.Duration
import java.time.Instant
import spock.lang.AutoCleanup
import spock.lang.Requires
import spock.lang.Shared
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Timeout

/** What an audit and an inventory ask a registry, by way of an engine. */
@Requires({ RealEngine.available() && RealRegistry.available() })
@Timeout(180)
class AuditRegistrySpec extends Specification {
    static final Path RUNBOOKS = Path.of('../runbooks').toAbsolutePath().normalize()
    static final Instant NOW = Instant.parse('2026-01-02T03:04:05Z')

    @TempDir
    @Shared
    Path images
    @Shared
    @AutoCleanup
    def engine = RealEngine.start()
    @Shared
    @AutoCleanup
    def registry = RealRegistry.start(images)
    @TempDir
    Path folder

    def setupSpec() {
        registry.push('both', '1.0', NOW, 'amd64', 'arm64')
        registry.push('intel', '1.0', NOW, 'amd64')
        registry.push('old', '1.0', Instant.now() - Duration.ofDays(1000), 'amd64', 'arm64')
    }

    private Desk desk(String host, String... names) {
        Files.writeString(folder.resolve('compose.yaml'), 'name: asked\nservices:\n'
                + names.collect { "  ${it.split(':')[0]}: {image: \"$host/$it\"}\n" }.join(''))
        new Desk(folder, [DOCKER_HOST: engine.host()])
    }

    private void pull(String... names) {
        names.each { name ->
            def path = "/images/create?fromImage=${EngineApi.escape(registry.host() + '/' + name)}&tag=1.0"
            engine.api().stream('POST', path, [:], null).withCloseable { it.bytes().readAllBytes() }
        }
    }

    private List<String> audited(Desk desk) {
        desk.types('run', RUNBOOKS.resolve('audit.groovy'), '-p', "stack=$folder", '-p', 'rules=images', '-p', 'failOn=never',
                '-p', 'image=true', '-p', "json=$folder/found.json", '--yes')
        def found = new ObjectMapper().readValue(folder.resolve('found.json').toFile(), Map)
        found.findings.collect { "$it.rule $it.subject".toString() }
    }

    def "a name or a tag that a registry has not, and an image for one kind of processor"() {
        when:
        def found = audited(desk(registry.host(), 'both:1.0', 'intel:1.0', 'both2:1.0'))

        then:
        found.findAll { it.startsWith('images.not-found') }.size() == 1
        found.any { it.startsWith('images.not-found') && it.contains('both2') }
        found.findAll { it.startsWith('images.no-arm64') }.size() == 1
        found.any { it.startsWith('images.no-arm64') && it.contains('intel') }
    }

    def "a registry that cannot be reached is not one that lacks an image"() {
        given:
        def gone = RealRegistry.start(Files.createDirectory(folder.resolve('gone')))
        gone.close()

        when:
        def found = audited(desk(gone.host(), 'both:1.0'))

        then:
        found.any { it.startsWith('images.registry-unreachable') }
        !found.any { it.startsWith('images.not-found') }
    }

    def "the age of an image is the date of its making"() {
        given:
        def desk = desk(registry.host(), 'both:1.0', 'old:1.0')
        pull('both', 'old')

        when:
        def found = audited(desk)

        then:
        found.findAll { it.startsWith('images.old') }.size() == 1
        found.any { it.startsWith('images.old') && it.contains('old') }
    }

    def "an inventory knows digests and platforms from engine and registry"() {
        given:
        def desk = desk(registry.host(), 'both:1.0', 'intel:1.0')
        pull('both')

        when:
        desk.types('run', RUNBOOKS.resolve('inventory.groovy'), '-p', "stack=$folder", '-p', 'image=true',
                '-p', "json=$folder/stack.json", '--yes')
        def rows = new ObjectMapper().readValue(folder.resolve('stack.json').toFile(), Map)

        then:
        rows.services*.service == ['both', 'intel']
        rows.services*.platforms == [['linux/amd64', 'linux/arm64'], ['linux/amd64']]
        rows.services*.created == [NOW.toString(), null]
    }
}
