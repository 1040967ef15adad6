package ai.pmoves.repl.cli

import ai.pmoves.docker.testing.RealEngine
import java.nio.file.Files
import java.nio.file.Path
import spock.lang.Requires
import spock.lang.Specification
import spock.lang.TempDir

/** The resolved model as YAML can be compared with that of docker compose line by line. */
class ComposeConfigSpec extends Specification {
    @TempDir
    Path folder

    def "laid out as docker compose does"() {
        given:
        Files.writeString(folder.resolve('compose.yaml'), '''
            name: shop
            services:
              web: {image: nginx, environment: {DEBUG: "yes", PORT: 8080}, ports: ["8088:80"], depends_on: [db]}
              db: {image: postgres, command: [postgres, -c, "x=1"], mem_limit: 256m}
            networks: {default: {}}
            '''.stripIndent())
        def desk = new Desk(folder)

        when:
        def code = desk.types('compose', 'config', folder)

        then:
        code == 0
        desk.output == '''\
            name: shop
            services:
              db:
                command:
                  - postgres
                  - -c
                  - x=1
                image: postgres
                mem_limit: "268435456"
                networks:
                  default: null
              web:
                depends_on:
                  db:
                    condition: service_started
                    required: true
                environment:
                  DEBUG: "yes"
                  PORT: "8080"
                image: nginx
                networks:
                  default: null
                ports:
                  - mode: ingress
                    target: 80
                    published: "8088"
                    protocol: tcp
            networks:
              default:
                name: shop_default
            '''.stripIndent()
    }

    @Requires({ RealEngine.composePlugin().present })
    def "the starter stack is printed as the Compose plugin prints it"() {
        given:
        def starter = Path.of('../runbooks/starter').toRealPath()
        def plugin = new ProcessBuilder(RealEngine.composePlugin().get().toString(), 'config').directory(starter.toFile())
        def desk = new Desk(folder)

        expect:
        desk.types('compose', 'config', starter) == 0
        desk.output == plugin.start().text
    }
}
