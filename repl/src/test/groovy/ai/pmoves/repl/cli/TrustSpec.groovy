package ai.pmoves.repl.cli

import static ai.pmoves.repl.program.TypedGit.git

import java.nio.file.Files
import java.nio.file.Path
import java.nio.file.attribute.PosixFilePermissions
import spock.lang.Requires
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Timeout

/** A runbook that nobody has looked at does not run, not even for a plan. */
@Timeout(120)
class TrustSpec extends Specification {
    @TempDir
    Path folder

    Desk desk

    def setup() {
        desk = new Desk(folder)
        desk.house = new LiveHouse(desk.environment)
        Files.createDirectory(folder.resolve('.git')) // the project's folder
    }

    private Path trace() {
        folder.resolve('trace')
    }

    /** It acts while it is declared, when it is checked, and when it runs. */
    private Path acting(String more = '') {
        desk.runbook('acting', """
            new File('${trace()}').createNewFile()
            step('one') { check { sh 'touch ${trace()}'; false }; action { sh 'touch ${trace()}'; log 'did it' } }
            $more""")
    }

    private void answers(String keys) {
        desk.input = new ByteArrayInputStream(keys.bytes)
        desk.inputIsTerminal = true
    }

    def "without a terminal it is refused with 4 and the command that approves it, and nothing of it runs: #words"() {
        given:
        def file = acting()

        expect:
        desk.types(*words, file) == 4
        (desk.talk + desk.output).contains('never approved')
        (desk.talk + desk.output).contains('pmoves trust acting.groovy')
        !Files.exists(trace())

        when: 'the command is pasted'
        def approved = desk.types('trust', 'acting.groovy')

        then:
        approved == 0
        !Files.exists(trace())

        and:
        desk.types(*words, file) == 0
        Files.exists(trace())

        where:
        words << [['run'], ['plan'], ['run', '--rehearse'], ['run', '--json']]
    }

    def "on a terminal it asks, saying why and what each step reaches, and runs once it is answered"() {
        given:
        def file = desk.runbook('shown', """
            params { secret 'token', about: 'x' }
            group('g') { step('api') { action { http.get('http://127.0.0.1:1/x').status() } } }
            step('files') { action { files.write('x', 'y') } }
            step('hush') { action { params.secret('token') } }
            step('gone') { action { 'rm -r x'.execute() } }
            step('one') { action { run 'true'
                log 'fine' } }""")
        answers('y')

        when:
        def code = desk.types('run', file, '--only', 'one', '-p', 'token=env:HOME')

        then:
        code == 0
        desk.talk.contains('never approved on this machine')
        desk.talk.contains('nothing of it has run yet')
        desk.talk =~ /(?m)^ +gone +any code +'rm -r x'.execute\(\)$/
        desk.talk =~ /(?m)^ +api +http +http.get\('http:\/\/127.0.0.1:1\/x'\)$/
        desk.talk =~ /(?m)^ +files +files +files.write\('x', 'y'\)$/
        desk.talk =~ /(?m)^ +hush +secrets +params.secret\('token'\)$/
        desk.talk =~ /(?m)^ +one +shell +run 'true'$/

        and: 'once'
        desk.types('run', file, '--only', 'one', '-p', 'token=env:HOME') == 0
        !desk.talk.contains('Trust it')
    }

    def "what a policy of models leads to: each address, its own or the service's, and each key by its name"() {
        given:
        def file = desk.runbook('models', """
            def policy = routing(envFiles: ['.env']) {
                tier('t') {
                    within 5.seconds
                    openai('box', at: 'http://box:1/v1', key: 'BOX_KEY') { onlyWhen reachable('box:1') }
                    gemini 'g', keys: ['GEMINI_API_KEY', 'GOOGLE_API_KEY']
                    groq 'q', key: 'GROQ_API_KEY'
                }
                chat('c') { ask 'box', 'm' }
            }
            step('one') { action { probe(policy); smoke(gateway: 'http://x:1', chat: 'c') } }""")

        expect:
        desk.types('trust', '--show', file) == 0
        desk.output =~ /(?m)^ +routing +http +openai 'box', at: 'http:\/\/box:1\/v1', key BOX_KEY$/
        desk.output =~ /(?m)^ +routing +http +reachable 'box:1'$/
        desk.output =~ /(?m)^ +routing +http +gemini 'g', key GEMINI_API_KEY or GOOGLE_API_KEY, https:\/\/generativelanguage.googleapis.com\//
        desk.output =~ /(?m)^ +routing +http +groq 'q', key GROQ_API_KEY, https:\/\/api.groq.com\//
        desk.output =~ /(?m)^ +\(before any step\) +secrets +envFiles: \['.env'\]$/
        desk.output =~ /(?m)^ +one +http +probe\(policy\)$/
        desk.output =~ /(?m)^ +one +http +smoke\(gateway: 'http:\/\/x:1', chat: 'c'\)$/
    }

    def "every other answer than y runs nothing: '#keys'"() {
        given:
        answers(keys)

        expect:
        desk.types('run', acting()) == 4
        !Files.exists(trace())

        where:
        keys << ['n', '', '\n', 'x', 'sn']
    }

    def "it shows the text to who wants to see it, without its secrets"() {
        given:
        answers('s\ny\n')
        def file = desk.runbook('texts', "    step('one') { action { log 'hello'; def API_KEY = 'canary-Value-77' } }")

        expect:
        desk.types('run', file) == 0
        desk.talk.contains("action { log 'hello'; def API_KEY = '***' }")
        !desk.talk.contains('canary')
        Files.walk(folder.resolve('state/trust')).filter { Files.isRegularFile(it) }.allMatch { !Files.readString(it).contains('canary') }
    }

    def "a change of #what asks again, with the difference"() {
        given:
        Files.writeString(folder.resolve('common.groovy'), "steps('common') {\n    step('shared') { action { log 'a' } }\n}\n")
        Files.writeString(folder.resolve('tool.sh'), 'true\n')
        def file = desk.runbook('whole', "    use 'common.groovy'\n    step('one') { action { sh 'sh tool.sh'; log 'x' } }")
        desk.types('trust', file)
        assert desk.types('run', file) == 0

        when:
        Files.writeString(folder.resolve(changed), Files.readString(folder.resolve(changed)).replace(from, to))

        then:
        desk.types('run', file) == 4
        desk.talk.contains('approved')
        desk.talk.contains("fix: pmoves trust ${changed == 'tool.sh' ? 'whole.groovy' : changed}")

        when:
        answers('y')

        then:
        desk.types('run', file) == 0
        desk.talk.contains('Changed since it was approved')
        desk.talk.readLines().any { it.strip().startsWith('-') && it.contains(from) }
        desk.talk.readLines().any { it.strip().startsWith('+') && it.contains(to) }
        desk.types('run', file) == 0
        !desk.talk.contains('Trust it')

        where:
        what                 | changed         | from        | to
        'the runbook'        | 'whole.groovy'  | "log 'x'"   | "log 'y'"
        'what it takes in'   | 'common.groovy' | "log 'a'"   | "log 'b'"
        'a script of it'     | 'tool.sh'       | 'true'      | 'echo'
    }

    def "each single byte counts"() {
        given:
        def file = desk.runbook('bytes', "    step('one') { action { log 'abcdefgh' } }")
        def text = Files.readString(file)
        desk.types('trust', file)
        def random = new Random(7)

        expect:
        (1..40).every {
            def at = text.indexOf('abcdefgh') + random.nextInt(8)
            Files.writeString(file, text.substring(0, at) + 'Z' + text.substring(at + 1))
            desk.types('run', file) == 4
        }

        when: 'it is as it was'
        Files.writeString(file, text)

        then:
        desk.types('run', file) == 0
    }

    def "a file that is taken in by a computed name is asked about when it comes to it"() {
        given:
        Files.writeString(folder.resolve('late.groovy'), "steps('late') {\n    new File('${trace()}').createNewFile()\n}\n")
        def file = desk.runbook('early', "    def name = 'late'\n    use name + '.groovy'\n    step('one') { action { log 'x' } }")
        desk.types('trust', file)

        expect:
        desk.output.contains("any code")
        desk.types('run', file) == 4
        desk.talk.contains('late.groovy')
        !Files.exists(trace())
    }

    def "what is not approved any more does not run, and the list says how things are"() {
        given:
        def file = acting()
        desk.types('trust', folder.resolve('.'))

        expect:
        desk.types('trust', '--list') == 0
        desk.output =~ /acting.groovy +trusted/

        when:
        Files.writeString(file, Files.readString(file) + '// more\n')

        then:
        desk.types('trust', '--list', '--json') == 0
        desk.json().approved*.state == ['changed']

        when:
        desk.types('trust', file)

        then:
        desk.types('trust', '--revoke', 'acting.groovy') == 0
        desk.types('run', file) == 4
        desk.types('trust', '--revoke', 'acting.groovy') == 2
        !Files.exists(trace())
        PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve('state/trust.jsonl'))) == 'rw-------'
    }

    def "a list that others can write counts for nothing, one that was cut short for what stands in it"() {
        given:
        def file = acting()
        desk.types('trust', file)
        def log = folder.resolve('state/trust.jsonl')

        when:
        Files.writeString(log, Files.readString(log) + '{"v":1,"act":"app')

        then:
        desk.types('trust', desk.runbook('other', "    step('one') { action { log 'x' } }")) == 0
        desk.types('run', 'other.groovy') == 0
        desk.types('run', file) == 0

        when:
        Files.setPosixFilePermissions(log, PosixFilePermissions.fromString('rw-rw-rw-'))

        then:
        desk.types('run', file) == 4
        desk.talk.contains('others than you can write')
    }

    def "a list in which a line is spoiled counts for its other lines: #spoiled"() {
        given:
        def file = acting()
        desk.types('trust', file)
        def log = folder.resolve('state/trust.jsonl')
        Files.writeString(log, spoiled.replace('FILE', file.toString()) + '\n' + Files.readString(log))

        expect:
        desk.types('run', file) == 0
        desk.types('trust', '--list') == 0

        where:
        spoiled << ['{"v":1,"at":"yesterday","act":"approve","file":"FILE","digest":"x","helpers":{}}',
                    '{"v":1,"act":"revoke","file":"a\\u0000b"}',
                    '{"v":1,"at":"2026-01-01T00:00:00Z","act":"approve","file":"FILE","digest":"x","helpers":{"a\\u0000b":"x"}}',
                    '[]', 'null', 'no json']
    }

    @Requires({ Files.getAttribute(Path.of('/proc/self'), 'unix:uid') == 0 })
    def "a list counts for nothing where #what belongs to somebody else"() {
        given:
        def file = acting()
        desk.types('trust', file)
        Files.setAttribute(folder.resolve(what), 'unix:uid', 4711)

        expect:
        desk.types('run', file) == 4
        desk.talk.contains('others than you can write')
        !Files.exists(trace())

        where:
        what << ['state/trust.jsonl', 'state']
    }

    def "a script is approved as it was shown, not as it has become since"() {
        given:
        def script = folder.resolve('tool.sh')
        Files.writeString(script, 'true\n')
        def file = desk.runbook('late', "    step('one') { action { sh 'sh tool.sh'; log 'x' } }")
        def keys = new ByteArrayInputStream('s\ny\n'.bytes)
        desk.inputIsTerminal = true
        desk.input = new FilterInputStream(keys) {
            @Override
            int read(byte[] into, int from, int most) {
                Files.writeString(script, "touch ${trace()}\n")
                super.read(into, from, most)
            }

            @Override
            int read() {
                Files.writeString(script, "touch ${trace()}\n")
                super.read()
            }
        }

        expect:
        desk.types('run', file) == 4
        desk.talk.contains('-- tool.sh')
        !Files.exists(trace())
    }

    def "a script that is not there yet is named as absent, and asked about when it comes: #command"() {
        given:
        Files.createDirectory(folder.resolve('sub'))
        def file = desk.runbook('early', "    step('one') { check { false }; action { $command; log 'x' } }")

        when:
        desk.types('trust', file)

        then:
        desk.output.contains("with $script (not there yet)")
        !desk.output.contains('does not name')
        desk.types('plan', file) == 0

        when:
        Files.writeString(folder.resolve(script), "touch ${trace()}\n")

        then:
        desk.types('run', file) == 4
        desk.talk.contains("$script, which this runbook starts, is not as it was")
        !Files.exists(trace())

        where:
        command                                   || script
        "sh './late'"                             || 'late'
        "sh 'echo hi && FOO=1 sudo sh -e late'"   || 'late'
        "sh 'cd sub; ./late.sh >out'"             || 'sub/late.sh'
        "sh '. sub/late'"                         || 'sub/late'
        "run 'bash', '-c', 'python3 sub/late 1'"  || 'sub/late'
        "run 'sub/late', 'x'"                     || 'sub/late'
        "run dir: 'sub', 'sh', 'late'"            || 'sub/late'
    }

    def "a script without an ending counts, too: a change of it asks again"() {
        given:
        Files.writeString(folder.resolve('tool'), 'true\n')
        def file = desk.runbook('plain', "    step('one') { action { sh 'sh tool'; log 'x' } }")
        desk.types('trust', file)

        expect:
        desk.types('run', file) == 0

        when:
        Files.writeString(folder.resolve('tool'), "touch ${trace()}\n")

        then:
        desk.types('run', file) == 4
    }

    def "a command that starts what the text does not name is told with its step: #command"() {
        given:
        def file = desk.runbook('open', "    def name = 'x'\n    step('one') { action { $command; log 'x' } }\n    step('two') { action { sh 'echo hi; ls' } }")

        when:
        desk.types('trust', '--show', file)

        then:
        desk.output.readLines().any { it.contains('does not name') && it.contains('one') && !it.contains('two') } == told

        where:
        command                                    || told
        'sh "sh \${name}.sh"'                      || true
        'sh "./\${name}"'                          || true
        "run name, 'up'"                           || true
        "run 'sh', name"                           || true
        "sh 'sh \$HOME/x.sh'"                      || true
        "sh 'curl -s http://127.0.0.1:1 | sh'"     || true
        "sh 'cd \$D && ./x'"                       || true
        "run 'make', 'up'"                         || true
        "run dir: name, './x'"                     || true
        'sh "echo \${name}"'                       || false
        "run 'docker', 'rm', name"                 || false
        "run 'python3', '-c', 'print(1)'"          || false
        "sh 'FOO=1 timeout 5 ls | grep x'"         || false
    }

    def "what ships asks nothing, wherever it lies, until it is changed"() {
        given:
        def copy = folder.resolve('mine.groovy')
        Files.copy(Path.of('../runbooks/preflight.groovy'), copy)
        Files.writeString(folder.resolve('compose.yaml'), 'services: {a: {image: b}}')

        expect:
        desk.types('plan', copy, '-p', "stack=$folder") != 4
        !desk.talk.contains('approved')

        when:
        Files.writeString(copy, Files.readString(copy) + '\n')

        then:
        desk.types('plan', copy, '-p', "stack=$folder") == 4
    }

    def "--show approves nothing"() {
        expect:
        desk.types('trust', '--show', acting()) == 0
        desk.output.contains('would be approved')
        desk.types('run', 'acting.groovy') == 4
    }

    def "CI trusts what is in the commit that it names, and nothing else"() {
        given:
        def clone = Files.createDirectory(folder.resolve('clone'))
        git(clone, 'init', '-q')
        Files.writeString(clone.resolve('ci.groovy'), "runbook('ci') {\n    step('one') { action { sh 'sh ./go.sh'; log 'x' } }\n}\n")
        Files.writeString(clone.resolve('go.sh'), 'true\n')
        git(clone, 'add', '.')
        git(clone, 'commit', '-qm', 'one')
        def commit = git(clone, 'rev-parse', 'HEAD')
        def file = clone.resolve('ci.groovy')
        desk.types('trust', file)

        expect:
        desk.types('run', file, '--trust-commit', commit) == 0
        desk.types('run', file, '--trust-commit', commit.reverse()) == 4
        desk.types('run', file, '--trust-commit', commit[0..9]) == 2
        new Desk(folder, [PMOVES_TRUST: "commit:$commit".toString()]).with {
            house = new LiveHouse(environment)
            types('run', file)
        } == 0
        new Desk(folder, [PMOVES_TRUST: 'everything']).with {
            house = new LiveHouse(environment)
            types('run', file)
        } == 2

        when: 'a script of it is another'
        Files.writeString(clone.resolve('go.sh'), 'false\n')

        then:
        desk.types('run', file, '--trust-commit', commit) == 4

        when: 'the commit is no longer what is checked out'
        git(clone, 'commit', '-qam', 'two')

        then:
        desk.types('run', file, '--trust-commit', commit) == 4

        when: 'what is checked out was changed'
        def now = git(clone, 'rev-parse', 'HEAD')
        Files.writeString(file, Files.readString(file) + '// x\n')
        desk.types('trust', file)

        then:
        desk.types('run', file, '--trust-commit', now) == 4
    }
}
