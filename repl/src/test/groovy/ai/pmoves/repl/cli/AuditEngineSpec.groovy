package ai.pmoves.repl.cli

import ai.pmoves.docker.testing.RealEngine
import java.nio.file.Files
import java.nio.file.Path
import spock.lang.AutoCleanup
import spock.lang.Requires
import spock.lang.Shared
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Timeout

/** An audit that looks into images and at what runs. */
@Requires({ RealEngine.available() })
@Timeout(180)
class AuditEngineSpec extends Specification {
    static final Path RUNBOOKS = Path.of('../runbooks').toAbsolutePath().normalize()

    @Shared
    @AutoCleanup
    def engine = RealEngine.start()
    @TempDir
    Path folder

    private Desk desk(String compose, RealEngine engine = this.engine) {
        Files.writeString(folder.resolve('compose.yaml'), compose.stripIndent())
        new Desk(folder, [DOCKER_HOST: engine.host()])
    }

    private List<String> found(Desk desk, String runbook, String... more) {
        desk.types('run', RUNBOOKS.resolve("${runbook}.groovy"), '-p', "stack=$folder", '-p', 'failOn=never', '--yes', *more)
        desk.output.readLines()
    }

    def "what a healthcheck calls is looked up in the image, and nothing is left of that"() {
        given:
        def desk = desk('''\
            name: looked
            services:
              lacks:
                image: busybox
                healthcheck: {test: ["CMD-SHELL", "curl -f http://localhost/ || exit 1"]}
              has:
                image: busybox
                healthcheck: {test: ["CMD-SHELL", "wget -q --spider http://localhost/ || exit 1"]}
            ''')

        when:
        def lines = found(desk, 'audit-healthchecks', '-p', 'image=true')

        then:
        lines.any { it.contains("'lacks' is checked by curl, which its image busybox has not") && it.contains('looked up in the image') }
        !lines.any { it.contains("'has' is checked") }
        engine.api().get('/containers/json?all=true').isEmpty()
    }

    def "what runs is held against the files, engine #variant"() {
        given:
        def engine = variant == 0 ? this.engine : RealEngine.start(variant)
        def stack = { String greeting, String more -> """\
            name: drifted
            services:
              one:
                image: busybox
                command: [sleep, "1000"]
                stop_grace_period: 0s
                restart: always
                environment: {GREETING: $greeting}
            $more
            """ }
        def other = '''\
              two: {image: busybox, command: [sleep, "1000"], stop_grace_period: 0s, restart: always}
            '''.stripIndent().readLines().collect { '            ' + it }.join('\n').stripLeading()
        def before = desk(stack('hello', '  ' + other), engine)
        before.types('run', RUNBOOKS.resolve('bringup.groovy'), '-p', "stack=$folder", '--yes')

        expect:
        !found(before, 'audit-drift').any { it.contains("'one'") || it.contains('drifted-two') }

        when:
        def after = desk(stack('goodbye', '  three: {image: busybox, command: [sleep, "1000"], restart: always}'), engine)
        def lines = found(after, 'audit-drift')

        then:
        lines.any { it.contains("'one' runs as its file does not say") && it.contains('GREETING') }
        lines.any { it.contains('drifted-two-1 is of service') }
        lines.any { it.contains("'three' has no container") }

        cleanup:
        desk(stack('hello', '  ' + other), engine)
                .types('run', RUNBOOKS.resolve('teardown.groovy'), '-p', "stack=$folder", '--yes')
        if (variant > 0) {
            engine.close()
        }

        where:
        variant << (0..<Math.max(1, RealEngine.variants()))
    }
}
