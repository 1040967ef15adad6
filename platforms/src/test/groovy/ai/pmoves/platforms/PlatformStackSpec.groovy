package ai.pmoves.platforms

import ai.pmoves.compose.ComposeRequest
import ai.pmoves.compose.Project
import spock.lang.Specification
import spock.lang.TempDir

import java.nio.file.Files
import java.nio.file.Path
import java.nio.file.attribute.PosixFilePermissions

class PlatformStackSpec extends Specification {
    static final String GPU_STACK = '''\
        services:
          whisper:
            image: example/whisper:1
            environment:
              - USE_CUDA=${USE_CUDA:-true}
            deploy:
              resources:
                reservations:
                  devices:
                    - driver: nvidia
                      capabilities: [compute, utility]
                      count: ${GPU_COUNT:-all}
          gateway:
            image: example/gateway:1
            runtime: nvidia
            gpus: all
            environment:
              REST: http://host.docker.internal:65421/rest
          db:
            image: postgres:16
        '''.stripIndent()

    @TempDir
    Path folder

    PlatformStack on(Platform platform, String text = GPU_STACK) {
        def stack = Files.createDirectories(folder.resolve('stack'))
        Files.writeString(stack.resolve('compose.yaml'), text)
        PlatformStack.resolve(ComposeRequest.in(stack, [:]), platform, folder.resolve('state/overlays'))
    }

    Platform linuxWithoutGpu() {
        Box.linux(Files.createDirectories(folder.resolve('root'))).detect()
    }

    static Object at(Project project, String service, String pointer) {
        project.services()[service].definition().at(pointer)
    }

    def "on a machine without GPU nothing in the model asks for one any more"() {
        when:
        def stack = on(linuxWithoutGpu())

        then:
        stack.resolution().problems().empty
        def project = stack.resolution().project()
        GpuInventory.of(project).empty
        !project.canonical().toString().contains('nvidia')
        project.services().whisper.environment().USE_CUDA == 'false'
        project.services().gateway.definition().get('extra_hosts').toString().contains('host.docker.internal')

        and: 'what was wanted is still known'
        stack.plan().gpu()*.service() == ['gateway', 'whisper']

        and: 'the file is the last one of the project and nobody else can read it'
        project.files().last() == stack.overlays().last()
        PosixFilePermissions.toString(Files.getPosixFilePermissions(stack.overlays().last())) == 'rw-------'
    }

    def "a stack that runs as it is keeps its files and its hashes"() {
        given:
        def plain = 'services: {db: {image: "postgres:16"}}'

        expect:
        on(linuxWithoutGpu(), plain).with {
            [overlays(), resolution().project().files()*.fileName*.toString()] } == [[], ['compose.yaml']]
    }

    def "the generated file is written only when it changes"() {
        when:
        def file = on(linuxWithoutGpu()).overlays().last()
        Files.setLastModifiedTime(file, java.nio.file.attribute.FileTime.fromMillis(1000))
        on(linuxWithoutGpu())

        then:
        Files.getLastModifiedTime(file).toMillis() == 1000

        when:
        on(linuxWithoutGpu(), GPU_STACK.replace('gateway:', 'entrance:'))

        then:
        Files.getLastModifiedTime(file).toMillis() > 1000
    }

    def "a stack's own file for the platform is merged before the rules"() {
        given:
        def stack = Files.createDirectories(folder.resolve('stack'))
        Files.writeString(stack.resolve('compose.linux.yaml'), 'services: {db: {image: "postgres:17"}}')
        Files.createDirectories(stack.resolve('platforms'))
        Files.writeString(stack.resolve('platforms/linux.yaml'), 'services: {gateway: {runtime: !reset null, gpus: !reset null}}')

        when:
        def resolved = on(linuxWithoutGpu())

        then:
        resolved.overlays()*.fileName*.toString() == ['linux.yaml', 'compose.linux.yaml', 'stack.linux.yaml']
        resolved.resolution().project().services().db.image() == 'postgres:17'
        resolved.plan().gpu()*.service() == ['whisper']
    }

    def "the Jetson's plan differs from that of Linux as its guide says, and in nothing else"() {
        given:
        def linux = on(Platforms.named('linux')).resolution().project()
        def jetson = on(Platforms.named('jetson')).resolution().project()

        expect: 'the same services with the same needs'
        jetson.services().keySet() == linux.services().keySet()
        jetson.services().values()*.dependencies() == linux.services().values()*.dependencies()

        and:
        differences(linux, jetson) == [
            'db: mem_limit', 'gateway: environment', 'gateway: gpus',
            'whisper: deploy', 'whisper: environment', 'whisper: runtime'] as Set
        at(jetson, 'whisper', '/runtime').asText() == 'nvidia'
        at(jetson, 'whisper', '/deploy/resources/reservations/devices').empty
        at(jetson, 'whisper', '/environment/USE_CUDA').asText() == 'true'
        at(jetson, 'whisper', '/environment/NVIDIA_VISIBLE_DEVICES').asText() == 'all'

        and: 'each difference is in the guide'
        def guide = BringUpGuide.of('jetson')
        ['`runtime: nvidia`', 'limited to `2g`'].every { guide.contains(it) }

        and: 'and so are its settings'
        Platforms.named('jetson').settings().findAll { k, v -> Platforms.named('linux').settings()[k] != v }.every { k, v ->
            k in ['gpu.mode', 'image.platform'] || guide.contains("| `$k` | `$v` |") }
    }

    private static Set<String> differences(Project one, Project other) {
        one.services().keySet().collectMany { name ->
            def a = one.services()[name].definition()
            def b = other.services()[name].definition()
            (a.fieldNames().toList() + b.fieldNames().toList()).unique().findAll { a.get(it) != b.get(it) }
                .collect { "$name: $it".toString() }
        } as Set
    }

    def "what a platform cannot run is left out with its reason, and what cannot do without it; what can is told"() {
        when:
        def stack = on(Platforms.named('jetson'), '''\
            services:
              sql: {image: "mcr.microsoft.com/mssql/server:2022", volumes: ["data:/d"], networks: [back], mem_limit: 1g}
              api: {image: "api:1", depends_on: [sql], mem_limit: 1g}
              web: {image: "web:1", depends_on: [api]}
              report: {image: "report:1", environment: {DB: "sql:1433"}, depends_on: {api: {condition: service_started, required: false}}, mem_limit: 1g}
              log: {image: "log:1", mem_limit: 1g}
            networks: {back: }
            volumes: {data: }
            '''.stripIndent()).resolution()

        then:
        stack.errors().empty
        stack.project().services().keySet() == ['log', 'report'] as Set
        stack.project().networks().keySet() == ['default'] as Set
        stack.project().volumes().isEmpty()
        !stack.project().canonical().has('volumes')
        stack.problems()*.message() == [
            "'api' is left out: it needs 'sql', which is left out on jetson",
            "'sql' is left out: it cannot run on jetson: image mcr.microsoft.com/mssql/server:2022: there is no arm64 build of this image",
            "'web' is left out: it needs 'api', which is left out on jetson",
            "'report' names 'api', which is left out on jetson: depends_on api: started, not required",
            "'report' names 'sql', which is left out on jetson: environment DB=sql:1433"]
        stack.problems()*.where()*.line() == [3, 2, 4, 5, 5]
        stack.problems()*.where()*.file()*.fileName*.toString().unique() == ['compose.yaml']
    }

    def "elsewhere nothing is left out"() {
        expect:
        on(Platforms.named('linux'), '''\
            services:
              sql: {image: "mcr.microsoft.com/mssql/server:2022"}
            '''.stripIndent()).resolution().with { [problems(), project().services().keySet()] } == [[], ['sql'] as Set]
    }
}
