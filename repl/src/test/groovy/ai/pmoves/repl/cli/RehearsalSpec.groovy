package ai.pmoves.repl.cli

import java.nio.file.Files
import java.nio.file.Path
import java.util.concurrent.TimeUnit
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Timeout

/** A rehearsal is told apart from the real thing everywhere, and a fault that cannot happen is refused. */
@Timeout(60)
class RehearsalSpec extends Specification {
    @TempDir
    Path folder

    private Path bringup(String steps = "    step('one') { action { log 'x' } }") {
        Files.writeString(folder.resolve('compose.yaml'), 'name: home\nservices:\n  api:\n    image: api:1\n  store:\n    image: store:1\n')
        def file = folder.resolve('up.groovy')
        Files.writeString(file, "runbook('up') {\n    def stack = compose('$folder')\n$steps\n}\n")
        file
    }

    def "an image whose tag nobody sets is told by its variable: #more"() {
        given:
        def desk = new Desk(folder)
        def file = bringup("    stack.services.each { service -> step(service.name) { effect idempotent; check { docker.isReady(service) }; " +
                "action { docker.start(service).untilReady(within: 2.seconds) } } }")
        Files.writeString(folder.resolve('compose.yaml'), 'name: home\nservices:\n  api:\n    image: "a:${TAG:?which one}"\n')

        when:
        def code = desk.types('plan', file, '--rehearse', *more)
        def told = desk.output + desk.talk

        then:
        code != 0
        code != 70
        told.contains('TAG')
        told.contains('compose.yaml:4')
        told.contains('which one')

        where:
        more << [[], ['--fault', 'api:pull-missing']]
    }

    def "--fault #fault is refused, with what was probably meant: #hint"() {
        given:
        def desk = new Desk(folder)
        def file = bringup()

        expect:
        desk.types(command, file, '--rehearse', '--fault', fault) == 2
        desk.talk.contains(hint)
        desk.types('runs', '--json') == 0
        desk.json().runs == []

        where:
        command | fault                           || hint
        'run'   | 'apy:unhealthy'                 || "did you mean 'api'?"
        'plan'  | 'apy:unhealthy'                 || "did you mean 'api'?"
        'run'   | 'zzzzzz:unhealthy'              || 'services: api, store'
        'run'   | 'api:unhelthy'                  || "did you mean 'unhealthy'?"
        'run'   | 'api:unhealthy,stor:exit=3'     || "did you mean 'store'?"
        'run'   | 'api:exit=999'                  || '0 to 255'
    }

    def "--fault #fault could not show itself and is refused: #why"() {
        given:
        def desk = new Desk(folder)
        def file = bringup()
        Files.writeString(folder.resolve('Dockerfile'), 'FROM scratch\n')
        Files.writeString(folder.resolve('compose.yaml'), '''\
            name: home
            services:
              api: {image: "api:1", ports: ["80"], healthcheck: {test: "true"}, depends_on: {once: {condition: service_completed_successfully}}}
              store: {image: "store:1", ports: ["81"]}
              off: {image: "off:1", healthcheck: {disable: true}}
              own: {build: .}
              once: {image: "once:1"}
            '''.stripIndent())

        when:
        def code = desk.types('plan', file, '--rehearse', '--fault', fault)

        then:
        code == (why ? 2 : 0)
        desk.talk.contains(why)
        desk.talk.contains(fix)

        where:
        fault                     || why                                                          | fix
        'store:unhealthy'         || 'column 7: store has no healthcheck, so it cannot be unhealthy' | 'exit=CODE, no-port, pull-missing'
        'api:exit=1,store:slow=1s' || 'column 18: store has no healthcheck, so nobody waits'       | 'exit=CODE, no-port'
        'off:unhealthy=x'         || 'off has no healthcheck'                                     | 'exit=CODE, pull-missing'
        'once:no-port'            || 'once publishes no port'                                     | 'exit=CODE, slow=DURATION'
        'own:pull-missing'        || 'is built, not pulled'                                       | 'suits it: exit=CODE'
        'once:slow=1s,api:slow=1s,api:unhealthy,store:no-port,own:exit=1' || ''                   | ''
    }

    def "a fault is gone with its call: what the failure says to do next works"() {
        given:
        def desk = new Desk(folder)
        def file = bringup("""    step('networks') { action { stack.networks.each { docker.ensure(it) } } }
    step('api') { needs 'networks'; action { docker.start(stack.service('api')).untilReady(within: 20.seconds) } }""")
        Files.writeString(folder.resolve('compose.yaml'), 'services: {api: {image: "api:1", healthcheck: {test: "true"}}}')

        expect:
        desk.types('run', file, '--rehearse', '--fault', 'api:unhealthy') == 1
        desk.types('resume', desk.lastRun()) == 0
    }

    def "what a stack has from others is there in a rehearsal"() {
        given:
        def desk = new Desk(folder)
        Files.writeString(folder.resolve('compose.yaml'), '''\
            name: home
            services:
              api: {image: "api:1", networks: [proxy], volumes: ["photos:/photos"]}
            networks: {proxy: {external: true}}
            volumes: {photos: {external: true}}
            '''.stripIndent())

        expect:
        desk.types('run', Path.of('../runbooks/bringup.groovy').toAbsolutePath(), '-p', "stack=$folder", '--rehearse', '--yes') == 0
    }

    def "a fault strikes also what an earlier rehearsal has brought up: #fault"() {
        given:
        def desk = new Desk(folder)
        def file = bringup("""    step('networks') { action { stack.networks.each { docker.ensure(it) } } }
    step('api') {
        needs 'networks'
        effect idempotent
        check { docker.isReady(stack.service('api')) }
        action { docker.start(stack.service('api')).untilReady(within: 20.seconds) }
    }""")

        expect:
        desk.types('run', file, '--rehearse') == 0
        desk.types('run', file, '--rehearse') == 0
        desk.types('run', file, '--rehearse', '--fault', fault) == 1

        and: 'without it all is well again'
        desk.types('run', file, '--rehearse') == 0

        where:
        fault << ['api:exit=3', 'api:pull-missing']
    }

    def "a runbook without a stack has no services that could fail"() {
        given:
        def desk = new Desk(folder)
        def file = desk.runbook('fine', "    step('one') { action { log 'x' } }")

        expect:
        desk.types('run', file, '--rehearse', '--fault', 'api:unhealthy') == 2
        desk.talk.contains('no stack')
    }

    def "a service that is built starts in a rehearsal, and the end says where it can be reached"() {
        given:
        def desk = new Desk(folder)
        def file = bringup("""    step('networks') { action { stack.networks.each { docker.ensure(it) } } }
    step('api') { needs 'networks'; action { docker.start(stack.service('api')).untilReady(within: 1.minute) } }""")
        Files.writeString(folder.resolve('Dockerfile'), 'FROM scratch\n')
        Files.writeString(folder.resolve('compose.yaml'), '''\
            name: home
            services:
              api:
                build: .
                ports: ["127.0.0.1:8088:80"]
            '''.stripIndent())

        expect:
        desk.types('run', file, '--rehearse') == 0
        desk.talk.contains('api  127.0.0.1:8088->80/tcp')
        desk.types('logs', desk.lastRun()) == 0
        desk.output.contains('rehearsed: build home-api')

        and: 'also when there was nothing to do'
        desk.types('run', file, '--rehearse') == 0
        desk.talk.contains('api  127.0.0.1:8088->80/tcp')
    }

    def "the plan says that it is one of a rehearsal"() {
        given:
        def desk = new Desk(folder)
        def file = bringup()

        expect:
        desk.types('plan', file, '--rehearse') == 0
        desk.output.readLines()[0].contains('rehearsal')
        desk.types('plan', file) == 0
        !desk.output.contains('rehearsal')
    }

    def "a bare resume takes the latest real run and says which and why, unless a rehearsal came after it; --rehearse takes that"() {
        given:
        def desk = new Desk(folder)
        def file = bringup("    step('one') { action { throw new IllegalStateException('no') } }")
        desk.types('run', file, '--rehearse')
        def rehearsal = desk.lastRun()
        desk.types('run', file)
        def real = desk.lastRun()

        expect:
        real != rehearsal
        desk.types('resume') == 1
        desk.talk.contains("resuming run $real: the latest run without a good end ('up' on 'home', failed, begun ")
        desk.types('resume', '--rehearse') == 1
        desk.types('resume') == 2
        desk.talk.contains("the latest without a good end is rehearsal $rehearsal, the latest real one run $real")
        desk.types('resume', '--rehearse') == 1
        desk.talk.contains("resuming run $rehearsal: the latest rehearsal")
    }

    def "where only a rehearsal waits, a bare resume names it and leaves it"() {
        given:
        def desk = new Desk(folder)
        desk.types('run', bringup("    step('one') { action { throw new IllegalStateException('no') } }"), '--rehearse')
        def rehearsal = desk.lastRun()

        expect:
        desk.types('resume') == 2
        desk.talk.contains("fix: pmoves resume $rehearsal")
    }

    def "a real run is not kept waiting by a rehearsal of the same stack"() {
        given:
        def desk = new Desk(folder)
        def other = new Desk(folder)
        def go = folder.resolve('go')
        def began = folder.resolve('began')
        def file = bringup("    step('wait') { action { java.nio.file.Files.writeString(java.nio.file.Path.of('$began'), ''); while (!java.nio.file.Files.exists(java.nio.file.Path.of('$go'))) { Thread.onSpinWait() } } }")
        def running = Thread.start { desk.types('run', file, '--rehearse') }
        def end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30)
        while (!Files.exists(began) && running.alive && System.nanoTime() < end) {
            Thread.onSpinWait()
        }

        when:
        def code = other.types('run', desk.runbook('quick', "    compose('$folder')\n    step('one') { action { log 'x' } }"))

        then:
        Files.exists(began)
        other.talk.contains('ok=1')
        code == 0

        cleanup:
        Files.createFile(go)
        running?.join()
    }

    def "the help lists every kind of fault"() {
        given:
        def desk = new Desk(folder)

        expect:
        desk.types('run', '--help') == 0
        ['unhealthy', 'exit=', 'slow=', 'no-port', 'pull-missing', 'pull-unreachable'].every { desk.output.contains(it) }
    }
}
