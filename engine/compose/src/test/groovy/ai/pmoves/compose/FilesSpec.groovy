package ai.pmoves.compose

import java.nio.file.Path
import spock.lang.Specification
import spock.lang.TempDir

class FilesSpec extends Specification {
    @TempDir
    Path path
    Folder folder

    def setup() {
        folder = new Folder(path)
    }

    def 'finds #found among #names'() {
        given:
        names.each { folder.write(it, "services: {s: {image: '$it'}}") }

        expect:
        folder.resolve().project().files()*.fileName*.toString() == found

        where:
        names                                                          | found
        ['compose.yaml']                                               | ['compose.yaml']
        ['docker-compose.yml']                                         | ['docker-compose.yml']
        ['docker-compose.yml', 'compose.yml']                          | ['compose.yml']
        ['compose.yaml', 'compose.override.yaml']                      | ['compose.yaml', 'compose.override.yaml']
        ['docker-compose.yaml', 'docker-compose.override.yml']         | ['docker-compose.yaml', 'docker-compose.override.yml']
    }

    def 'the project is called #name'() {
        given:
        folder.write('compose.yaml', "${top}\nservices: {s: {image: i}}")
        folder.project = given
        folder.environment = variables

        expect:
        folder.resolve().project().name() == name

        where:
        given | variables                        | top               | name
        'x'   | [COMPOSE_PROJECT_NAME: 'y']      | 'name: z'         | 'x'
        null  | [COMPOSE_PROJECT_NAME: 'y']      | 'name: z'         | 'y'
        null  | [:]                              | 'name: z'         | 'z'
        null  | [V: 'v']                         | 'name: a${V}'     | 'av'
        null  | [:]                              | 'name: My App_1'  | 'myapp_1'
    }

    def 'variables come from the process first, then from .env'() {
        given:
        folder.write('.env', 'A=file\nB=file\n').write('compose.yaml', 'services: {s: {image: "${A}-${B}"}}')
        folder.environment = [A: 'process']

        expect:
        folder.resolve().project().services().s.image() == 'process-file'
    }

    def 'profiles #profiles enable #enabled'() {
        given:
        folder.write('compose.yaml', '''
services:
  always: {image: i}
  a: {image: i, profiles: [one]}
  b: {image: i, profiles: [one, two]}
  c: {image: i, profiles: [three]}
''')
        folder.profiles = profiles
        folder.environment = variables

        expect:
        folder.resolve().project().services().keySet() as List == enabled

        where:
        profiles         | variables                       | enabled
        []               | [:]                             | ['always']
        ['one']          | [:]                             | ['a', 'always', 'b']
        ['two', 'three'] | [:]                             | ['always', 'b', 'c']
        ['*']            | [:]                             | ['a', 'always', 'b', 'c']
        []               | [COMPOSE_PROFILES: 'three,two'] | ['always', 'b', 'c']
        ['one']          | [COMPOSE_PROFILES: 'three']     | ['a', 'always', 'b']
    }

    def 'extends a service of this file, of another file, and through both'() {
        given:
        folder.write('compose.yaml', '''
services:
  base: {image: i, environment: {A: base, B: base}, command: run}
  here: {extends: base, environment: {A: here}}
  there: {extends: {file: sub/common.yaml, service: top}, environment: {C: there}}
''').write('sub/common.yaml', '''
services:
  bottom: {image: deep, env_file: [{path: x.env, required: false}], volumes: ["./d:/d"], environment: {A: bottom}}
  top: {extends: {service: bottom}, environment: {B: top}}
''')

        when:
        def services = folder.resolve().orThrow().services()

        then:
        services.here.environment() == [A: 'here', B: 'base']
        services.here.definition().path('command').get(0).asText() == 'run'
        services.there.image() == 'deep'
        services.there.environment() == [A: 'bottom', B: 'top', C: 'there']
        services.there.definition().at('/volumes/0/source').asText() == "$path/sub/d"
    }

    def 'includes a project with its own folder and its own .env'() {
        given:
        folder.write('compose.yaml', 'include: [lib/compose.yaml]\nservices: {main: {image: i, depends_on: [other]}}')
                .write('lib/compose.yaml', 'services: {other: {image: "x:${TAG}", volumes: ["./d:/d"]}}')
                .write('lib/.env', 'TAG=lib')

        when:
        def other = folder.resolve().orThrow().services().other

        then:
        other.image() == 'x:lib'
        other.definition().at('/volumes/0/source').asText() == "$path/lib/d"
    }

    def 'env files fill the environment, later over earlier, environment over all'() {
        given:
        folder.write('a.env', 'A=a\nB=a\nC=a\n').write('b.env', 'B=b\nC=b\nD=${A}${X}\n').write('compose.yaml',
                'services: {s: {image: i, env_file: [a.env, b.env], environment: {C: c, N: }}}')
        folder.environment = [X: 'x']

        expect:
        folder.resolve().orThrow().services().s.environment() == [A: 'a', B: 'b', C: 'c', D: 'ax', N: null]
    }

    def 'typed views follow the model'() {
        given:
        folder.write('compose.yaml', '''
services:
  web:
    build: .
    depends_on: {db: {condition: service_healthy, restart: true}, gone: {condition: service_started, required: false}}
    links: [cache]
    ports: ["127.0.0.1:8080:80"]
    restart: unless-stopped
    deploy: {replicas: 2}
  db: {image: pg, container_name: the-db, healthcheck: {test: [CMD, ok], interval: 5s}, volumes: ["data:/data"]}
  cache: {image: c, network_mode: "service:db"}
  gone: {image: g, profiles: [never]}
networks: {default: {internal: true}}
volumes: {data: {external: true, name: big}, unused: }
''')

        when:
        def project = folder.resolve().orThrow()
        def web = project.services().web

        then:
        web.image() == 'p-web'
        web.containerName() == 'p-web-1'
        web.replicas() == 2
        web.restarts()
        web.ports() == [new Service.Port('127.0.0.1', '8080', 80, 'tcp')]
        web.dependencies().keySet() as List == ['cache', 'db']
        web.dependencies().db.condition() == Service.Condition.HEALTHY
        web.dependencies().db.restart()
        project.services().db.containerName() == 'the-db'
        project.services().db.healthcheck().interval().seconds == 5
        project.services().cache.dependencies().keySet() == ['db'] as Set
        project.disabled() == ['gone']
        project.networks().default.name() == 'p_default'
        project.networks().default.internal()
        project.volumes().keySet() == ['data'] as Set
        project.volumes().data.name() == 'big'
        project.where('services.web.ports').get().line() == 7
        project.where('services.db.volumes.0').get().line() == 10
    }
}
