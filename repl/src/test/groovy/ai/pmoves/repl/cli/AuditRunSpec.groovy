package ai.pmoves.repl.cli

import java.nio.file.Files
import java.nio.file.Path
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Timeout

/** The audit as it is typed: findings are data on standard output, reports lie where the command was typed, a baseline makes it silent. */
@Timeout(120)
class AuditRunSpec extends Specification {
    @TempDir
    Path folder

    Desk desk

    def setup() {
        desk = new Desk(folder)
        desk.home = Path.of('..').toAbsolutePath().normalize()
        stack('privileged: true')
    }

    void stack(String line) {
        Files.writeString(folder.resolve('compose.yaml'), """\
            services:
              probe:
                image: example.org/probe:1.0@sha256:${'0' * 64}
                restart: unless-stopped
                $line
            """.stripIndent())
    }

    int audit(String... more) {
        desk.types('run', 'audit', '-p', "stack=$folder", *more)
    }

    def "an error fails the run, and standard output holds the findings and nothing else"() {
        expect:
        audit() == 1
        desk.output.startsWith("errors\n  compose.yaml:5:5  'probe' is privileged")
        desk.output.readLines().last() =~ /^.+: 1 error, .*notes?$/
        desk.talk.contains("'probe' is privileged")
    }

    def "what an audit found is no reason to resume: it says how to read about it, to mend it, and to take it for known"() {
        given:
        stack('privileged: true\n                cap_add: [SYS_ADMIN]')

        when:
        def code = audit(*more)

        then:
        code == 1
        nexts() == says.collect { "pmoves $it".toString().replace('STACK', folder.toString()) }
        !desk.talk.contains('last output')

        and: 'each works when it is typed'
        nexts().every { desk.types(*it.split(' ').drop(1)) in [0, 1] && !desk.talk.contains('usage') }

        where:
        more                                                  || says
        []                                                    || ['explain hardening.privileged', 'run audit -p stack=STACK -p baseline=audit-baseline.json -p updateBaseline=true']
        ['-p', 'failOn=note']                                 || ['explain hardening.privileged', 'run audit -p stack=STACK -p failOn=note -p fix=true', 'run audit -p stack=STACK -p failOn=note -p baseline=audit-baseline.json -p updateBaseline=true']
    }

    private List<String> nexts() {
        desk.talk.readLines().findAll { it.startsWith('next:') }*.replaceFirst('next: +', '')*.replaceFirst(/ {2,}.*/, '')
    }

    def "a preflight that found something is done again, and tells each with what mends it: #width"() {
        given:
        stack("env_file: [a.env, b.env, c.env, d.env, e.env]\n                ports: ['8080:80', '8080:81']")
        if (width > 0) {
            desk.screen = new ai.pmoves.repl.screen.Screen(false, width, 0, false, false)
        }

        expect:
        desk.types('run', 'preflight', '-p', "stack=$folder") == 5
        nexts()[0] == "pmoves run preflight -p stack=$folder"
        !desk.talk.contains('resume')
        desk.talk.readLines().count { it.startsWith('     fix: ') } == (width == 40 ? 2 : 6)
        desk.talk.contains('4 more: pmoves logs') == (width == 40)

        and: 'the log has them all'
        desk.types('logs', desk.lastRun(), 'files') == 0
        desk.output.readLines().count { it.startsWith('ERROR ') } == 6

        where:
        width << [0, 120, 40]
    }

    def "#why passes"() {
        given:
        stack(line)

        expect:
        audit(*more) == 0

        where:
        why                       | line                                                                          | more
        'no error'                | 'init: true'                                                                  | []
        'what was taken back'     | 'privileged: true # pmoves: ignore hardening.privileged because it is a test' | []
        'failOn=never'            | 'privileged: true'                                                            | ['-p', 'failOn=never']
        'another area'            | 'privileged: true'                                                            | ['-p', 'rules=network']
    }

    def "reports lie where the command was typed"() {
        when:
        audit('-p', 'sarif=out/audit.sarif', '-p', 'html=audit.html', '-p', 'junit=audit.xml', '-p', 'json=audit.json')

        then:
        Files.readString(folder.resolve('out/audit.sarif')).contains('"version" : "2.1.0"')
        Files.readString(folder.resolve('audit.html')).contains('privileged')
        Files.readString(folder.resolve('audit.xml')).contains('hardening.privileged')
        new com.fasterxml.jackson.databind.ObjectMapper().readTree(folder.resolve('audit.json').toFile()).at('/counts/error').asInt() == 1
    }

    def "with a baseline only what is new counts"() {
        expect:
        audit('-p', 'baseline=known.json') == 1
        audit('-p', 'baseline=known.json', '-p', 'updateBaseline=true') == 0
        audit('-p', 'baseline=known.json', '-p', 'failOn=note') == 0
        desk.output =~ /nothing found \(\d+ known\)/

        when:
        stack('privileged: true\n                pid: host')

        then:
        audit('-p', 'baseline=known.json', '-p', 'failOn=note') == 1
        desk.output.contains('[hardening.host-namespace]')
        !desk.output.contains('[hardening.privileged]')
    }

    def "#what is refused with what to do"() {
        expect:
        audit(*more) in [1, 2, 5]
        desk.talk.contains(says)

        where:
        what                             | more                               || says
        'a baseline that is not there'   | ['-p', 'baseline=no.json']         || 'updateBaseline=true'
        'a baseline to write to nowhere' | ['-p', 'updateBaseline=true']      || '-p baseline=FILE'
        'a report over a compose file'   | ['-p', 'json=compose.yaml', '-p', 'failOn=never'] || 'name another file'
        'a baseline over a compose file' | ['-p', 'baseline=compose.yaml', '-p', 'updateBaseline=true'] || 'name another file'
    }

    def "an area that there is not is refused before a run begins, with the one that was meant"() {
        expect:
        audit('-p', 'rules=network,hardning') == 2
        desk.talk.contains("no rule and no area is called 'hardning': did you mean 'hardening'?")
        desk.types('runs') == 0
        !desk.output.contains('audit')
    }

    def "each area has a runbook with the parameters of all but the rules, and its name is a name for its rules: #area"() {
        given:
        Files.move(folder.resolve('compose.yaml'), folder.resolve('other.yaml'))

        expect:
        desk.types('run', "audit-$area", '-p', "stack=$folder", '-p', 'files=other.yaml', '-p', 'failOn=never', '-p', 'json=out.json') == 0
        Files.exists(folder.resolve('out.json'))
        desk.types('run', "audit-$area", '-p', "stack=$folder", '-p', 'rules=network') == 2
        audit('-p', 'files=other.yaml', '-p', "rules=$area", '-p', 'failOn=never') == 0

        where:
        area << ['contracts', 'env', 'hardening', 'healthchecks', 'images', 'invocations', 'network', 'order', 'workflows']
    }

    def "a rule explains itself"() {
        expect:
        desk.types('explain', 'hardening.privileged') == 0
        desk.output.contains('Source: CIS Docker 5.5')
    }
}
