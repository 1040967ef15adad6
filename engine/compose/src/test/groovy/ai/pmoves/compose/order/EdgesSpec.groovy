package ai.pmoves.compose.order

import ai.pmoves.compose.Folder
import ai.pmoves.kernel.Severity
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Timeout

import java.nio.file.Files
import java.nio.file.Path

class EdgesSpec extends Specification {
    @TempDir
    Path folder

    def "depends_on is an edge, and so is an address that nobody declared"() {
        when:
        def edges = Edges.of(Stack.of(
            db: [image: 'postgres:16'], bus: [image: 'nats:2'],
            worker: [needs: ['db'], environment: [BUS: 'nats://bus:4222']]))

        then:
        edges.from('worker')*.toString() == [
            'worker needs bus (environment BUS=nats://bus:4222)',
            'worker needs db (depends_on db: started)']
        edges.from('worker')[0].where().toString() == '/stack/compose.yaml:4:7'
        edges.notes().empty
    }

    @Timeout(20)
    def "a value of megabytes is looked through in one pass: #what"() {
        given:
        def value = run * ((4 << 20) / run.length() as int) + ' http://db:80'

        expect:
        Edges.of(Stack.of(db: [image: 'x'], api: [image: 'x', environment: [NOTES: value]])).needsOf('api').toList() == ['db']

        where:
        what      | run
        'letters' | 'x'
        'dashes'  | '-'
        'digits'  | '7'
        'a field' | '_host-'
        'words'   | 'host '
    }

    def "an edge that nobody wrote in depends_on does not say so, and points at #what"() {
        given:
        def stack = new Folder(folder).write('compose.yaml', """\
            services:
              db: {image: d}
              app:
                image: a
                $what
            """.stripIndent())

        when:
        def edge = Edges.of(stack.resolve().project()).from('app')[0]

        then:
        edge.toString() == "app needs db ($reason)"
        edge.kind() == kind
        edge.where().line() == 5

        where:
        what                              || kind                 | reason
        'depends_on: [db]'                || Edge.Kind.DECLARED   | 'depends_on db: started'
        'network_mode: service:db'        || Edge.Kind.STRUCTURAL | 'shares a link, a namespace or volumes with db'
        'links: ["db:store"]'             || Edge.Kind.STRUCTURAL | 'shares a link, a namespace or volumes with db'
        'volumes_from: [db]'              || Edge.Kind.STRUCTURAL | 'shares a link, a namespace or volumes with db'
    }

    def "'#key=#value' names #found"() {
        given:
        def project = Stack.of(db: [image: 'x'], db2: [image: 'x'], api: [image: 'x', environment: [(key): value]])

        expect:
        Edges.of(project).needsOf('api').toList() == found

        where:
        key            | value                                    | found
        'URL'          | 'http://db'                              | ['db']
        'URL'          | 'http://db:80/path?x=db2:1'              | ['db']
        'DSN'          | 'postgres://u:p%40@db:5432/db2'          | ['db']
        'DSN'          | 'postgres://u@db/app'                    | ['db']
        'JDBC'         | 'jdbc:postgresql://db:5432/app'          | ['db']
        'MONGO'        | 'mongodb://db:27017,db2:27017/x?rs=1'    | ['db', 'db2']
        'ENDPOINT'     | 'db:9000'                                | ['db']
        'PGHOST'       | 'db'                                     | ['db']
        'REDIS_HOSTS'  | 'db, db2'                                | ['db', 'db2']
        'CONFIG'       | 'db:\n  host: db2\n  port: 5432\n'       | ['db2']
        'CONNECTION'   | 'host=db port=5432 user=db2'             | ['db']
        'SERVERS'      | 'DB:11211;db2:11211'                     | ['db', 'db2']
        'NAME'         | 'db'                                     | []
        'IMAGE'        | 'db:16'                                  | []
        'DB_AUTH'      | 'db:12345'                               | []
        'PASSWORD'     | 'host=db'                                | []
        'URL'          | 'http://db.example.com:80'               | []
        'URL'          | 'http://my-db:80'                        | []
        'URL'          | 'http://localhost:80'                    | []
        'URL'          | 'http://api:80'                          | []
        'CORS_ORIGINS' | 'http://db:80'                           | []
        'NO_PROXY'     | 'localhost,db'                           | []
        'PUBLIC_URL'   | 'http://db:80'                           | []
        'PATH'         | '/usr/db:/bin'                           | []
        'TIME'         | '12:30'                                  | []
        'EMPTY'        | ''                                       | []
        'NOTHING'      | null                                     | []
    }

    def "a service is found by container name and by network alias, but its own name comes first"() {
        given:
        def project = Stack.of(
            db: [image: 'x', containerName: 'the-db', aliases: [default: ['database', 'cache']]],
            cache: [image: 'x'],
            a: [image: 'x', environment: [U: 'redis://the-db:1']],
            b: [image: 'x', environment: [U: 'redis://database:1']],
            c: [image: 'x', environment: [U: 'redis://cache:1']])

        expect:
        Edges.of(project).all()*.toString() == [
            'a needs db (environment U=redis://the-db:1)',
            'b needs db (environment U=redis://database:1)',
            'c needs cache (environment U=redis://cache:1)']
    }

    def "a name that extra_hosts sends elsewhere is not the service"() {
        expect:
        Edges.of(Stack.of(postgrest: [image: 'x'], hook: [
            image: 'x', extraHosts: [entry], environment: [U: 'http://postgrest:3000']])).all().empty

        where:
        entry << ['postgrest:host-gateway', 'postgrest=host-gateway']
    }

    def "what only a shared env_file says is no need of each service that reads it"() {
        expect:
        Edges.of(Stack.of(gateway: [image: 'x'], search: [image: 'x', shared: [GATEWAY_URL: 'http://gateway:3000']]))
            .all().empty
    }

    def "a command, a healthcheck and scrape targets count too"() {
        given:
        def config = Files.writeString(folder.resolve('prometheus.yml'), '''\
            scrape_configs:
              - job_name: api
                static_configs:
                  - targets: ["api:8080", "localhost:9090"]
            '''.stripIndent())

        expect:
        Edges.of(Stack.of(
            api: [image: 'x'], bus: [image: 'x'],
            worker: [image: 'x', command: ['--bootstrap-server', 'bus:9092']],
            probe: [image: 'x', healthcheck: ['CMD-SHELL', 'curl -f http://api:80/ || exit 1']],
            prometheus: [image: 'prom/prometheus', volumes: [[type: 'bind', source: config.toString()]]]))
            .all()*.toString() == [
                'probe needs api (healthcheck http://api)'.replace('api)', 'api:80)'),
                'prometheus needs api (scrape target api:8080)',
                'worker needs bus (command bus:9092)']
    }

    def "a reason never shows a credential"() {
        expect:
        Edges.of(Stack.of(db: [image: 'x'], api: [image: 'x', environment: [DSN: 'postgres://me:s3cret@db:5432/x?k=s3cret']]))
            .all()*.reason() == ['environment DSN=postgres://db:5432']
    }

    def "telemetry is no need, unless it is declared"() {
        given:
        def services = [otel: [image: 'otel/opentelemetry-collector'], grafana: [image: 'grafana/grafana',
                        environment: [SOURCE: 'http://otel:3100']], api: [image: 'x', environment: [OTLP: 'http://otel:4317']]]

        expect:
        Edges.of(Stack.of(services)).all()*.from() == ['grafana']
        Edges.of(Stack.of(services + [api: services.api + [needs: ['otel']]])).all()*.from() == ['api', 'grafana']
    }

    def "where edges form a circle the weakest goes, with a note"() {
        when: 'each names the other, and one of the two is declared'
        def edges = Edges.of(Stack.of(
            yt: [image: 'x', environment: [MONITOR: 'http://monitor:8097']],
            monitor: [image: 'x', needs: ['yt']]))

        then:
        edges.all()*.toString() == ['monitor needs yt (depends_on yt: started)']
        edges.notes()*.code() == ['order.edge-left-out']
        edges.notes()[0].severity() == Severity.NOTE
        edges.notes()[0].message() == "'yt' names 'monitor' (environment MONITOR=http://monitor:8097), but 'monitor' needs 'yt': 'yt' starts first"
    }

    def "between two equal edges the one against the tiers goes"() {
        expect: 'by name alone it would be the other one'
        Edges.of(Stack.of(
            z: [image: 'postgres:16', environment: [HOOK: 'http://a-worker:80']],
            'a-worker': [image: 'x', environment: [DB: 'postgres://z:5432']])).all()*.toString() == [
                'a-worker needs z (environment DB=postgres://z:5432)']
    }

    def "a declared circle is an error that names both ends"() {
        when:
        def edges = Edges.of(Stack.of(a: [image: 'x', needs: ['b']], b: [image: 'x', needs: ['a']]))

        then:
        edges.notes()*.severity() == [Severity.ERROR]
        edges.notes()[0].message().contains("'b' needs 'a'")
        edges.all().size() == 1
    }
}
