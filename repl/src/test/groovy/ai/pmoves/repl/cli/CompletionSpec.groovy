package ai.pmoves.repl.cli

import java.nio.file.Files
import java.nio.file.Path
import java.util.concurrent.TimeUnit
import spock.lang.Requires
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Timeout

/** What is offered where, and that a real bash offers it. */
@Timeout(120)
class CompletionSpec extends Specification {
    @TempDir
    Path folder

    Desk desk

    def setup() {
        desk = new Desk(folder)
        Files.createDirectories(folder.resolve('runbooks'))
        Files.writeString(folder.resolve('runbooks/audit.groovy'), """runbook('audit') {
            about 'looks'
            params { text 'stack', about: 'which'; choice 'order', of: ['tiers', '\$(touch pwned)', 'it\\'s'], about: 'how'; flag 'deep' }
            step('data/one') { action { log 'x' } }
            step('pull', key: 'x') { action { log 'x' }; restart('the small one') { log 'x' } }
        }""")
    }

    private List<String> facts(String name) {
        Files.readAllLines(folder.resolve("state/completion/$name"))
    }

    def "a run leaves its id and steps, a plan, list and lint what only a runbook knows, for its owner only"() {
        when:
        desk.types('run', 'audit', '-p', 'stack=x', '-p', 'order=tiers')
        def id = desk.lastRun()

        then:
        facts('runs').size() == 1
        facts('runs')[0] =~ /^$id\tsucceeded, audit on audit, \d+ \w+ \d\d:\d\d$/
        facts("of-run/$id") == ['data\t', 'data/one\t', 'pull[x]\t']
        facts("restarts/$id") == ['the small one\tof pull[x]']
        facts("steps$folder/runbooks/audit.groovy") == ['data\t', 'data/one\t', 'pull[x]\t']

        when:
        desk.types(*command)

        then:
        facts("params$folder/runbooks/audit.groovy") == ['stack=\twhich', 'order=tiers\thow', 'order=$(touch pwned)\thow', "order=it's\thow", 'deep=true\t']
        Files.walk(folder.resolve('state/completion')).withCloseable { all -> all.collect { java.nio.file.attribute.PosixFilePermissions.toString(Files.getPosixFilePermissions(it)) } }
                .toSet() == ['rwx------', 'rw-------'].toSet()

        where:
        command << [['list'], ['lint'], ['plan', 'audit', '-p', 'stack=x', '-p', 'order=tiers'], ['completion', 'zsh']]
    }

    def "a run that was killed can be completed, and those that are forgotten by age cannot"() {
        given:
        desk.types('run', 'audit', '-p', 'stack=x', '-p', 'order=tiers')
        def left = new CompletionFacts(new FactFiles(folder.resolve('state/completion')))
        def plan = desk.house.runbooks().plan(new ai.pmoves.dsl.Runbooks.Request(folder.resolve('runbooks/audit.groovy'), [stack: 'x', order: 'tiers'], desk.environment, null,
                desk.house.rehearsal([]), folder))

        when:
        left.begun('kkkk', plan)

        then:
        facts('runs')*.takeBefore('\t')[0] == 'kkkk'
        facts('runs').size() == 2

        when:
        desk.types('runs')

        then:
        !facts('runs')*.takeBefore('\t').contains('kkkk')
        !Files.exists(folder.resolve('state/completion/of-run/kkkk'))
        !Files.exists(folder.resolve('state/completion/restarts/kkkk'))
    }

    def "bash, at the end of: #line"() {
        given: "facts that were left, and no pmoves that could be asked"
        Files.createDirectories(folder.resolve('bin'))
        desk.home = folder.resolve('home')
        Files.createDirectories(desk.home.resolve('runbooks'))
        Files.createFile(desk.home.resolve('runbooks/bringup.groovy'))
        Files.createFile(folder.resolve('runbooks/$(touch pwned).groovy'))
        left('bash')
        def ask = 'source ./script; COMP_TYPE=$1; shift; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _pmoves; printf "%s\\n" "${COMPREPLY[@]}"'

        when:
        def shell = new ProcessBuilder(['bash', '-c', ask, 'bash', type, *line]*.toString()).directory(folder.toFile())
        shell.environment().putAll(PATH: '/usr/bin:/bin', PMOVES_STATE_DIR: folder.resolve('state').toString())
        def process = shell.start()
        def offered = process.inputStream.readLines()

        then:
        process.waitFor(10, TimeUnit.SECONDS)
        process.errorStream.text == ''
        offered == expected
        !Files.exists(folder.resolve('pwned'))

        where:
        type | line                                                    || expected
        9    | ['pmoves', 'run', 'b']                                  || ['bin', 'bringup']
        9    | ['pmoves', 'plan', 'au']                                || ['audit']
        9    | ['pmoves', 'run', 'audit', '-p', 's']                   || ['stack=']
        9    | ['pmoves', 'run', '--yes', './runbooks/audit.groovy', '-p', 's'] || ['stack=']
        9    | ['pmoves', 'run', 'audit', '-p', 'order', '=', '']      || ['tiers', '\\$\\(touch\\ pwned\\)', "it\\'s"]
        9    | ['pmoves', 'run', 'audit', '-p', 'order', '=', "'i"]    || ['']
        9    | ['pmoves', 'run', '--platform', 'jetson', 'audit', '--until', 'd'] || ['data/one']
        9    | ['pmoves', 'run', 'audit', '--from', 'p']               || ['pull\\[x\\]']
        9    | ['pmoves', 'run', 'audit', '--fault', 'api', ':', 'u']  || ['unhealthy']
        9    | ['pmoves', 'why', '$']                                  || ['\\$\\(touch\\ pwned\\)']
        9    | ['pmoves', 'resume', 'k']                               || ['k7f3', 'k9']
        63   | ['pmoves', 'resume', 'k']                               || ['k7f3  failed', 'k9  ok']
        63   | ['pmoves', 'resume', 'k7']                              || ['k7f3']
        9    | ['pmoves', 'why', 'k7f3', '']                           || ['one', 'two']
        9    | ['pmoves', 'why', '../../x', '']                        || ['']
        9    | ['pmoves', 'resume', 'k7f3', '--break', 't']            || ['two']
        9    | ['pmoves', 'resume', '--break', '=', 't']               || ['two']
        9    | ['pmoves', 'run', 'audit', '--break', '=', 'd']         || ['data/one']
        9    | ['pmoves', 'resume', '--restart', 'skip', '--step', 'o'] || ['one']
        9    | ['pmoves', 'resume', 'k7f3', '--restart', '']           || ['retry', 'skip', 'value', 'use\\ the\\ small', 'it\\\'s']
        63   | ['pmoves', 'resume', 'k7f3', '--restart', 'us']         || ['use\\ the\\ small']
        9    | ['pmoves', 'resume', '--restart', 'use\\ t']            || ['use\\ the\\ small']
        9    | ['pmoves', 'resume', 'k9', '--restart', 'u']            || ['']
        9    | ['pmoves', 'plan', '--resume', 'k']                     || ['k7f3', 'k9']
        9    | ['pmoves', 'plan', '--resume', 'k7f3', '--from', 'o']   || ['one']
        9    | ['pmoves', 'explain', 'exit']                           || ['exit-codes']
        9    | ['pmoves', 'expl']                                      || ['explain']
        9    | ['pmoves', 'run', 'audit', '--rehea']                   || ['--rehearse']
    }

    def "every fault that is offered is one"() {
        expect:
        desk.types('completion', 'zsh') == 0
        (desk.output =~ /compadd (unhealthy .*)/)[0][1].split(' ').every { ai.pmoves.docker.rehearsal.Faults.parse("api:$it") }
    }

    @Requires({ new File('/usr/bin/fish').canExecute() })
    def "fish offers #expected at: #line"() {
        given:
        left('fish')

        expect:
        said(['fish', '--no-config', '-c', "source ./script; complete -C '$line'"]) == expected

        where:
        line                              || expected
        'pmoves resume '                  || 'k7f3\tfailed\nk9\tok'
        'pmoves why k7f3 '                || 'one\ntwo'
        'pmoves run --yes audit --from d' || 'data/one'
        'pmoves run audit -p order=i'     || "order=it's\thow"
        'pmoves run aud'                  || 'audit'
        'pmoves resume k7f3 --break t'    || 'two'
        'pmoves resume --break=t'         || '--break=two'
        'pmoves resume --step o'          || 'one'
        'pmoves resume k7f3 --restart '   || "retry\tdo the step again\nskip\tleave it out, with --reason\nvalue\ttake --value as its result\nuse the small\tof one\nit\'s\tof two"
        'pmoves plan --resume k7'         || 'k7f3\tfailed'
        'pmoves plan --resume k7f3 --from t' || 'two'
    }

    @Requires({ new File('/usr/bin/zsh').canExecute() })
    def "zsh writes #expected for: #line"() {
        given: "a zsh at a terminal: what it completes, it writes into the line, quoted"
        left('zsh')
        Files.writeString(folder.resolve('ask'), '''
            zmodload zsh/zpty
            zpty z 'TERM=dumb PS1= zsh -f -i'
            zpty -w z 'unsetopt zle_bracketed_paste; autoload -Uz compinit; compinit -D -u; source ./script; show() { print -r -- "<$BUFFER>"; zle kill-whole-line }; zle -N show; bindkey "^X" show; PS1=REA"DY"'
            zpty -r z seen '*READY*'
            zpty -w -n z "$1"$'\\t\\x18'
            zpty -r z seen '*<*>*'
            print -r -- ${${seen##*<}%%>*}
            zpty -d z''')

        expect:
        said(['zsh', '-f', 'ask', line]) == expected
        !Files.exists(folder.resolve('pwned'))

        where:
        line                              || expected
        'pmoves resume k7'                || 'pmoves resume k7f3 '
        'pmoves why k7f3 o'               || 'pmoves why k7f3 one '
        'pmoves run --yes audit --from p' || 'pmoves run --yes audit --from pull\\[x\\] '
        'pmoves run audit -p order=i'     || "pmoves run audit -p order=it\\'s "
        'pmoves run audit -p st'          || 'pmoves run audit -p stack='
        'pmoves resume k7f3 --break t'    || 'pmoves resume k7f3 --break two '
        'pmoves resume --break=t'         || 'pmoves resume --break=two '
        'pmoves resume --step o'          || 'pmoves resume --step one '
        'pmoves resume k7f3 --restart u'  || 'pmoves resume k7f3 --restart use\\ the\\ small '
        'pmoves resume --restart re'      || 'pmoves resume --restart retry '
        'pmoves plan --resume k7'         || 'pmoves plan --resume k7f3 '
        'pmoves plan --resume k7f3 --from t' || 'pmoves plan --resume k7f3 --from two '
    }

    /** What was left by others, and the shell's script beside it. */
    private void left(String shell) {
        desk.types('completion', shell)
        Files.writeString(folder.resolve('script'), desk.output)
        def state = folder.resolve('state/completion')
        Files.writeString(state.resolve('runs'), 'k7f3\tfailed\nk9\tok\n')
        Files.writeString(Files.createDirectories(state.resolve('of-run')).resolve('k7f3'), 'one\t\ntwo\t\n')
        Files.writeString(Files.createDirectories(state.resolve('restarts')).resolve('k7f3'), "use the small\tof one\nit's\tof two\n")
        Files.writeString(Files.createDirectories(state.resolve("steps$folder/runbooks")).resolve('audit.groovy'), 'data/one\t\npull[x]\t\n')
    }

    private String said(List<String> words) {
        def shell = new ProcessBuilder(['timeout', '20', *words]*.toString()).directory(folder.toFile()).redirectErrorStream(true)
        shell.environment().putAll(PATH: '/usr/bin:/bin', HOME: folder.toString(), PMOVES_STATE_DIR: folder.resolve('state').toString())
        def process = shell.start()
        process.outputStream.close()
        def text = process.inputStream.text.readLines().join('\n')
        process.waitFor(20, TimeUnit.SECONDS)
        text
    }
}
