package ai.pmoves.repl.cli

import java.nio.file.Files
import java.nio.file.Path
import java.util.concurrent.TimeUnit
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
            params { text 'stack', about: 'which'; choice 'order', of: ['tiers', 'names'], about: 'how'; flag 'deep' }
            step('data/one') { action { log 'x' } }
        }""")
    }

    private List<String> words(String... kind) {
        assert desk.types('completion', 'words', *kind) == 0
        desk.output.readLines()
    }

    def "what only a runbook or the journal knows"() {
        given:
        desk.types('run', 'audit', '-p', 'stack=x', '-p', 'order=tiers')
        def id = desk.lastRun()

        expect:
        words('params', 'audit') == ['stack=\twhich', 'order=tiers\thow', 'order=names\thow', 'deep=true\t']
        words('steps', 'audit') == ['data', 'data/one']
        words('steps', id) == ['data', 'data/one']
        words('runs')[0] =~ /^$id\tsucceeded, audit on audit, \d+ s ago$/
        words('codes').containsAll(['exit-codes', 'command.failed'])
        words('params', 'nowhere') == []
        words('steps', 'nowhere') == []
    }

    def "every fault that is offered is one"() {
        expect:
        words('faults').every { ai.pmoves.docker.rehearsal.Faults.parse("api:$it") }
    }

    def "bash, at the end of: #line"() {
        given: "a pmoves that says what it was asked"
        def program = folder.resolve('bin/pmoves')
        Files.createDirectories(program.parent)
        Files.writeString(program, '#!/bin/sh\ncase "$3" in runs) printf "k7f3\\tfailed\\nk9\\tok\\n" ;; *) printf "%s=\\tabout\\n" "$3-$4" ;; esac\n')
        program.toFile().executable = true
        desk.home = folder.resolve('home')
        Files.createDirectories(desk.home.resolve('runbooks'))
        Files.createFile(desk.home.resolve('runbooks/bringup.groovy'))
        desk.types('completion', 'bash')
        Files.writeString(folder.resolve('script'), desk.output)
        def ask = 'source ./script; COMP_TYPE=$1; shift; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _pmoves; printf "%s\\n" "${COMPREPLY[@]}"'

        when:
        def shell = new ProcessBuilder(['bash', '-c', ask, 'bash', type, *line]*.toString()).directory(folder.toFile())
        shell.environment().PATH = "${program.parent}:/usr/bin:/bin".toString()
        def process = shell.start()
        def offered = process.inputStream.readLines()

        then:
        process.waitFor(10, TimeUnit.SECONDS)
        process.errorStream.text == ''
        offered == expected

        where:
        type | line                                                    || expected
        9    | ['pmoves', 'run', 'b']                                  || ['bringup', 'bin']
        9    | ['pmoves', 'plan', 'au']                                || ['audit']
        9    | ['pmoves', 'run', 'audit', '-p', '']                    || ['params-audit=']
        9    | ['pmoves', 'run', '--yes', 'audit', '-p', '']           || ['params-audit=']
        9    | ['pmoves', 'run', '--platform', 'jetson', 'audit', '--until', ''] || ['steps-audit=']
        9    | ['pmoves', 'run', 'audit', '--fault', 'api', ':', '']   || ['faults-=']
        9    | ['pmoves', 'resume', 'k']                               || ['k7f3', 'k9']
        63   | ['pmoves', 'resume', 'k']                               || ['k7f3  failed', 'k9  ok']
        63   | ['pmoves', 'resume', 'k7']                              || ['k7f3']
        9    | ['pmoves', 'why', 'k7f3', '']                           || ['steps-k7f3=']
        9    | ['pmoves', 'explain', 'codes']                          || ['codes-=']
        9    | ['pmoves', 'expl']                                      || ['explain']
        9    | ['pmoves', 'run', 'audit', '--rehea']                   || ['--rehearse']
    }
}
