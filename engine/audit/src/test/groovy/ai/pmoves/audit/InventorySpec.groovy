package ai.pmoves.audit

import ai.pmoves.compose.ComposeFiles
import ai.pmoves.compose.ComposeRequest
import com.fasterxml.jackson.databind.ObjectMapper
import com.networknt.schema.JsonSchemaFactory
import com.networknt.schema.SpecVersion
import java.nio.file.Files
import java.nio.file.Path
import spock.lang.Specification
import spock.lang.TempDir

/** What a stack runs can be read by a person and by a program. */
class InventorySpec extends Specification {
    @TempDir
    Path folder

    Target target

    def setup() {
        Files.writeString(folder.resolve('compose.yaml'), '''\
            name: shop
            services:
              web:
                build: ./web
                ports: ["127.0.0.1:8080:80", "9090"]
                user: "1000"
              db:
                image: postgres:16@sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa
                profiles: [data]
              llm:
                image: ghcr.io/example/llm:2
                platform: linux/arm64
                gpus: all
              train:
                image: example/train
                deploy: {resources: {reservations: {devices: [{driver: nvidia, count: 2, capabilities: [gpu]}]}}}
            '''.stripIndent())
        Files.writeString(folder.resolve('images.json'), '''{"images": {"ghcr.io/example/llm:2": {"user": "llm", "created": "2025-01-02T03:04:05Z",
            "labels": {"org.opencontainers.image.licenses": "MIT", "org.opencontainers.image.base.name": "debian:12"}}}}''')
        target = CorpusSpec.target(folder)
    }

    def 'each service has its row, with what its image says where somebody looked'() {
        when:
        def rows = Inventory.of(target).rows().collectEntries { [it.service(), it] }

        then:
        with(rows.web) { [build(), image(), user(), ports()] == ['web', 'shop-web', '1000', ['127.0.0.1:8080:80/tcp']] }
        with(rows.db) { [registry(), organisation(), tag(), digest().take(10), profiles()] == ['docker.io', 'library', '16', 'sha256:aaa', ['data']] }
        with(rows.llm) { [registry(), organisation(), licence(), base(), user(), platforms(), gpu()] ==
                ['ghcr.io', 'example', 'MIT', 'debian:12', 'llm', ['linux/arm64'], 'all'] }
        with(rows.train) { [tag(), gpu(), licence()] == ['latest', '2', ''] }
    }

    def 'the document is as its published schema says'() {
        given:
        def schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(Inventory.getResourceAsStream('inventory.schema.json'))

        expect:
        schema.validate(new ObjectMapper().readTree(Inventory.of(target).json())).empty
        !schema.validate(new ObjectMapper().readTree('{"v": 1, "stack": "x", "services": [{"service": "a"}]}')).empty
    }

    def 'the table has a line for each service and no column that is empty for all'() {
        when:
        def lines = Inventory.of(target).text().readLines()

        then:
        lines[0].split('  +').toList() == ['service', 'image', 'built from', 'platforms', 'licence', 'user', 'ports', 'profiles', 'gpu']
        lines.last() == 'shop: 4 services, 1 built here, 1 pinned by digest, 2 with a GPU'

        when:
        Files.writeString(folder.resolve('compose.yaml'), 'services: {a: {image: "x:1"}}')
        def small = new Target(ComposeFiles.resolve(ComposeRequest.in(folder, [:])), folder)

        then:
        Inventory.of(small).text().readLines()[0..1] == ['service  image', 'a        x:1']
    }
}
