package ai.pmoves.audit

import ai.pmoves.audit.Invocation.Kind
import ai.pmoves.audit.Invocation.Trait
import ai.pmoves.compose.Resolution
import java.nio.file.Files
import java.nio.file.Path
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Timeout

class InvocationsSpec extends Specification {
    @TempDir
    Path root

    private List<Invocation> calls(Map<String, String> files) {
        files.each { name, text ->
            def file = root.resolve(name)
            Files.createDirectories(file.parent)
            Files.writeString(file, text)
        }
        Invocations.of(new Target(new Resolution(null, []), root))
    }

    private static String told(Invocation call) {
        def place = call.unit() ? "[${call.unit()}] " : ''
        place + call.where().line() + ':' + call.where().column() + ' ' + call.words().join(' ')
    }

    def 'a Makefile: #what'() {
        expect:
        calls(Makefile: text).collect { told(it) } == found

        where:
        what                        | text                                                                          || found
        'a plain recipe'            | 'up:\n\t@docker compose -p x up -d a\n'                                       || ['[up] 2:3 docker compose -p x up -d a']
        'a recursive variable'      | 'DC = docker compose -p $(P)\nP ?= x\nup:\n\t$(DC) up\n'                      || ['[up] 4:2 docker compose -p x up']
        'an immediate one'          | 'P := a\nDC := docker compose -p $(P)\nP := b\nup:\n\t$(DC) up\n'             || ['[up] 5:2 docker compose -p a up']
        'an appended one'           | 'F = -f a.yml\nF += -f b.yml\nup:\n\tdocker compose $(F) up\n'                || ['[up] 4:2 docker compose -f a.yml -f b.yml up']
        'continued lines'           | 'up:\n\t@docker compose \\\n\t  -f a.yml \\\n\t  up -d\n'                     || ['[up] 2:3 docker compose -f a.yml up -d']
        'a define'                  | 'define start\ndocker compose up $(1)\nendef\nup:\n\t$(call start,web)\n'     || ['[up] 5:2 docker compose up web']
        'a taken branch'            | 'ifeq ($(OS),Windows_NT)\nP = w\nelse\nP = u\nendif\nup:\n\tdocker compose -p $(P) up\n' || ['[up] 7:2 docker compose -p u up']
        'recipes of both branches'  | 'up:\nifdef X\n\tdocker compose up a\nelse\n\tdocker compose up b\nendif\n'   || ['[up] 3:2 docker compose up a', '[up] 5:2 docker compose up b']
        'a shell in a recipe'       | "up:\n\t@bash -c 'set -a; . env; exec docker compose up'\n"                   || ['[up] 2:32 docker compose up']
        'a dollar for the shell'    | 'up:\n\tp=""; p="$$p --profile gpu"; docker compose $$p up\n'                 || ['[up] 2:31 docker compose --profile gpu up']
        'what is not known'         | 'up:\n\tdocker compose $(ARGS) up $(SERVICE)\n'                               || ['[up] 2:2 docker compose ￼ up ￼']
        'a recipe on the rule'      | 'up: a ; docker compose up\n'                                                 || ['[up] 1:9 docker compose up']
        'an echo, a comment'        | 'up: # docker compose up\n\t@echo docker compose up\n\t@# docker compose up\n' || []
        'a test for it'             | 'up:\n\t@command -v docker compose\n\t@which docker-compose\n'                || []
        'carriage returns'          | 'up:\r\n\tdocker compose up -d\r\n'                                           || ['[up] 2:2 docker compose up -d']
        'no recipe at all'          | 'docker compose up\n\t\tdocker compose up\n'                                  || []
    }

    def 'an included file has the variables of the one that includes it, and its own places'() {
        expect:
        calls('Makefile': 'DC = docker compose\ninclude sub/more.mk\n', 'sub/more.mk': 'up:\n\t$(DC) up\n')
                .collect { [root.relativize(it.where().file()).toString(), told(it), root.relativize(it.directory()).toString()] } ==
                [['sub/more.mk', '[up] 2:2 docker compose up', '']]
    }

    def 'a script: #what'() {
        expect:
        calls('run.sh': text).collect { told(it) } == found

        where:
        what                     | text                                                                || found
        'a variable'             | 'DC="docker compose -f a.yml"\n$DC up\n'                           || ['2:1 docker compose -f a.yml up']
        'an array'               | 'dc=(docker compose)\ndc+=(-f "a b.yml")\n"${dc[@]}" up\n'          || ['3:2 docker compose -f a b.yml up']
        'a function that hands on' | 'dc() { docker compose -p x "$@"; }\ndc up -d\n'                  || ['2:1 docker compose -p x up -d']
        'a function of its own'  | 'start() {\n  docker compose up\n}\nstart\n'                        || ['[start] 2:3 docker compose up']
        'a default'              | 'docker compose -f "${F:-a.yml}" up\n'                              || ['1:1 docker compose -f a.yml up']
        'a substitution'         | 'x=$(docker compose ps -q web)\n'                                   || ['1:5 docker compose ps -q web']
        'a pipe and a condition' | 'if ! docker compose ps | grep x; then sudo -E docker compose up; fi\n' || ['1:6 docker compose ps', '1:47 docker compose up']
        'a case'                 | 'case "$1" in\n  up) docker compose up ;;\n  *) echo docker compose ;;\nesac\ndocker compose ps\n' || ['2:7 docker compose up', '5:1 docker compose ps']
        'a here-document'        | 'cat > x <<EOF\ndocker compose up\nEOF\ndocker compose ps\n'        || ['4:1 docker compose ps']
        'a trap'                 | "trap 'docker compose down' EXIT\n"                                 || ['1:7 docker compose down']
        'a quoted mention'       | 'echo "docker compose up"; log "run docker compose up"\n'           || []
        'files with its name'    | 'cp docker-compose.yml x; apt-get install docker-compose-plugin\n'  || []
        'a set and not a verb'   | 'docker compose is great\n'                                         || []
        'the old program'        | 'docker-compose up\n'                                               || ['1:1 docker-compose up']
        'a command as a file'    | 'while read -r l; do x; done < <(docker compose ps -q)\ndiff <(docker compose config) x\n' || ['1:33 docker compose ps -q', '2:8 docker compose config']
        'a case in a substitution' | 'x=$(case $1 in a) docker compose ps;; esac)\ndocker compose up\n'  || ['1:19 docker compose ps', '2:1 docker compose up']
        'a comment in one'       | 'x=$(docker compose ps # it\'s up\n)\ndocker compose up\n'           || ['1:5 docker compose ps', '3:1 docker compose up']
        'a command as a default' | 'x="${1:-$(docker compose ps -q)}"\n'                               || ['1:11 docker compose ps -q']
        'a command in a text'    | 'grep x <<< "$(docker compose ps)"\n'                               || ['1:15 docker compose ps']
        'a command that is tested' | '[[ -n $(docker compose ps -q) ]] && case $(docker compose top) in x) ;; esac\n' || ['1:9 docker compose ps -q', '1:44 docker compose top']
        'arithmetic'             | 'n=$((n + (1)))\n((n++))\ndocker compose up\n'                      || ['3:1 docker compose up']
        'text that never ends'   | 'docker compose up "\n\n$( ( `'                                     || ['1:1 docker compose up ￼'.replace('￼', '\n\n$( ( `')]
    }

    def 'other places: #name'() {
        expect:
        calls((name): text).collect { [it.kind(), told(it)] } == found

        where:
        name                       | text                                                                                     || found
        '.github/workflows/ci.yml' | 'jobs:\n  test:\n    steps:\n      - name: Up\n        run: |\n          docker compose ${{ x }} up -d\n      - run: docker compose down\n' || [[Kind.WORKFLOW, '[test Up] 6:11 docker compose ￼ up -d'], [Kind.WORKFLOW, '[test] 7:14 docker compose down']]
        'package.json'             | '{"scripts": {"up": "cross x && docker compose -f \\"a.yml\\" up", "b": "x"}}'           || [[Kind.PACKAGE, '[up] 1:32 docker compose -f a.yml up']]
        'x.service'                | '[Service]\nWorkingDirectory=/srv/x\nExecStart=/usr/bin/docker compose up\nExecStop=-docker compose down\n' || [[Kind.UNIT, '[ExecStart] 3:11 /usr/bin/docker compose up'], [Kind.UNIT, '[ExecStop] 4:11 docker compose down']]
        'x.py'                     | 'a = ["docker", "compose", "-f", path, "up"]\n# ["docker", "compose", "up"]\nos.system("docker compose down")\nprint("docker compose ps")\n' || [[Kind.CODE, '1:7 docker compose -f ￼ up'], [Kind.CODE, '3:12 docker compose down']]
        'x.js'                     | "spawn('docker', ['compose', 'up', '-d'])\nexecSync(`docker compose down`)\n"            || [[Kind.CODE, '1:8 docker compose up -d'], [Kind.CODE, '2:11 docker compose down']]
        'x.ps1'                    | '# docker compose ps\nfunction Compose { docker compose @Args }\nCompose -f a.yml up -d\n& docker compose down `\n  -v\nWrite-Host "docker compose up"\n' || [[Kind.POWERSHELL, '3:1 docker compose -f a.yml up -d'], [Kind.POWERSHELL, '4:3 docker compose down -v']]
        'README.md'                | 'Run `docker compose up`.\n\n```bash\n$ docker compose up\n```\n\n```yaml\nrun: docker compose up\n```\n' || [[Kind.DOCUMENT, '4:3 docker compose up']]
        'notes.txt'                | 'docker compose up\n'                                                                    || []
        'ci.yml'                   | 'run: docker compose up\n'                                                               || []
    }

    def 'the folder where it runs: #text'() {
        expect:
        calls('a/b/run.sh': text).collect { it.directory() == null ? null : root.toRealPath().relativize(root.toRealPath().resolve(root.relativize(it.directory()))).toString() } == [directory]

        where:
        text                                                                              || directory
        'docker compose up\n'                                                             || null
        'cd "$(dirname "$0")"\ndocker compose up\n'                                       || 'a/b'
        'HERE="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"\ncd "$HERE" || exit 1\ndocker compose up\n' || 'a'
        'cd "$(git rev-parse --show-toplevel)"/a\ndocker compose up\n'                    || 'a'
        'cd $SOMEWHERE\ndocker compose up\n'                                              || null
        'cd "$(dirname "$0")"\n(cd ..; ls)\ndocker compose up\n'                          || 'a/b'
        'cd "$(dirname "$0")" && (cd .. && docker compose up)\n'                          || 'a'
    }

    def 'what a call says of itself'() {
        when:
        def call = calls('x.sh': '. ./env.shared\n[ -f b.yml ] && F="-f b.yml"\n' +
                'COMPOSE_PROJECT_NAME=n docker compose -fa.yml $F --env-file=e --profile p --project-directory d up -dV --scale web=2 web db >/dev/null 2>&1 || true\n')[0]

        then:
        call.files() == ['a.yml', 'b.yml']
        call.projectName() == 'n'
        call.projectDirectory() == 'd'
        call.envFiles() == ['e']
        call.profiles() == ['p']
        call.verb() == 'up'
        call.services() == ['web', 'db']
        call.traits() == EnumSet.of(Trait.MASKED, Trait.SILENCED)
        call.sourced() == ['./env.shared']
        call.guarded() == ['b.yml']
        call.has('--renew-anon-volumes', 'V' as char)
        call.options().line() == 3
        call.options().column() == 38
    }

    def 'services after #words are #services'() {
        expect:
        calls('x.sh': "docker compose $words\n")[0].services() == services

        where:
        words                                      || services
        'exec -T -u 1 web sh -c "ls db"'           || ['web']
        'run --rm -e A=b --entrypoint sh web x'    || ['web']
        'logs -f --tail 5 web db'                  || ['web', 'db']
        'down -v'                                  || []
        'up -d $WEB db'                            || ['db']
    }

    def 'bad input ends in nothing: #what'() {
        expect:
        calls(['Makefile': text, 'x.sh': text, 'x.ps1': text, 'x.py': text, 'package.json': text, 'README.md': text, '.github/workflows/x.yml': text]) != null

        where:
        what              | text
        'open brackets'   | 'docker compose ' + '$(' * 5000
        'open braces'     | 'a:\n\tdocker compose ' + '${' * 5000
        'a variable of itself' | 'A = $(A) docker compose\na:\n\t$(A) up\n'
        'growth'          | 'A=docker compose\n' + ('B'..'Z').collect { "$it=\$A\$A" }.join('\n')
        'doubling'        | 'A = docker compose up ;\n' + (1..40).collect { "V$it = \$(V${it - 1})\$(V${it - 1})" }.join('\n') + '\na:\n\t$(V40)\n'
        'no text'         | ''
        'half of things'  | '```bash\ndocker compose \'"\n<<'
    }

    @Timeout(60)
    def 'a script of nothing but #what is read too'() {
        expect:
        calls('x.sh': text) != null

        where:
        what              | text
        'parentheses'     | 'docker compose up ' + '(' * 10_000
        'NUL bytes'       | 'docker compose up \u0000 \u0000"\u0000\n\u0000'
        'one line'        | 'docker compose up -d "$X" || true; ' * 3_000
        'names without end' | 'docker compose ' + (1..3_000).collect { "a$it=1; . b$it; x$it=\$(c)" }.join('; ')
        'functions without end' | (1..1_000).collect { "f$it() { docker compose \"\$@\"; }; f$it up" }.join('; ')
        'substitutions in a quote' | 'docker compose "' + '$(a)' * 50_000 + '"'
        'calls of a long function' | 'f() { ' + 'docker compose "$@"; ' * 500 + '}; ' + 'f up; ' * 5_000
        'long texts'      | 'x=docker; ' + 'x+=" $x"; ' * 100 + 'docker compose $x; ' * 5_000
        'names in names'  | 'a=; ' + ('b'..'k').collect { "$it='" + "\$${(char) (((int) (it as char)) - 1)}" * 3_000 + "'; " }.join('') + 'docker compose $k'
        'dollars'         | 'docker compose up ' + '$' * 50_000 + ' ' + '"${' * 1000
        'a growing text'  | 'x=docker; ' + 'x+=" $x"; ' * 1000 + 'docker compose $x'
    }

    @Timeout(60)
    def 'a PowerShell script of nothing but #what is read too'() {
        expect:
        calls('x.ps1': text).size() == found

        where:
        what                      | text                                                                             || found
        'calls on one line'       | 'docker compose up -d $x; ' * 20_000                                             || 20_000
        'calls in brackets'       | 'docker compose up (' * 20_000                                                   || 64
        'assignments'             | '$x = docker compose up = ' * 20_000                                             || 0
        'wrappers'                | (1..5_000).collect { "function F$it { docker compose @args }\nF$it up\n" }.join('') || 5_000
        'open comments'           | 'docker compose up\n' + '<# @"\n' * 50_000                                        || 1
        'open texts'              | 'docker compose up\n' + '@"\n' * 50_000                                           || 1
        'functions'               | 'function f { ' * 20_000 + 'docker compose up'                                    || 0
        'labels'                  | 'function C { docker compose @args }\n' + '"up" { C up }\n' * 5_000               || 5_000
    }

    def 'PowerShell: #what'() {
        expect:
        calls('x.ps1': text).collect { told(it) } == found

        where:
        what                    | text                                                                        || found
        'a text with a call'    | 'Write-Host "a; docker compose up | docker compose ps"\n'                   || []
        'a call in a text'      | 'Write-Host "is: $(docker compose ps) ($x)"\ndocker compose top\n'          || ['1:19 docker compose ps', '2:1 docker compose top']
        'a block of a pipe'     | 'docker compose ps -q | ForEach-Object { docker compose logs $_ }\n'        || ['1:1 docker compose ps -q', '1:41 docker compose logs $_']
        'what is worked out'    | '$x = docker compose -f (Join-Path $a "b.yml") ps -q\n'                     || ['1:6 docker compose -f \uFFFC ps -q']
        'functions'             | 'function Up\n{\n  if ($x) { docker compose up }\n}\ndocker compose ps\n'   || ['[Up] 3:13 docker compose up', '5:1 docker compose ps']
        'a branch of a switch'  | "function C { docker compose -p x @args }\nswitch (\$a) {\n  'up' { C up -d; C ps }\n}\nC top\n" || ['[up] 3:10 docker compose -p x up -d', '[up] 3:19 docker compose -p x ps', '5:1 docker compose -p x top']
        'a here-string'         | '$t = @"\ndocker compose up\n"@\ndocker compose ps\n'                       || ['4:1 docker compose ps']
        'a backtick in a text'  | 'docker compose run -v "$x`:/y" web\n'                                        || ['1:1 docker compose run -v $x:/y web']
        'escapes'               | 'docker compose -f "a`"b.yml" `\r\n  up <# x #> -d # y; docker compose ps\n' || ['1:1 docker compose -f a"b.yml up -d']
        'a comment in brackets' | 'docker compose ps # )\n(docker compose top)\n'                             || ['1:1 docker compose ps', '2:2 docker compose top']
    }

    def 'a file that becomes too much is told'() {
        when:
        def text = 'x=docker; ' + 'x+=" $x"; ' * 100 + '\n' + 'docker compose $x\n' * 500
        calls('x.sh': text, 'compose.yaml': 'services: {a: {image: "a:1"}}\n')
        def report = Audit.of(CorpusSpec.target(root), new Selection(['invocations.read-in-part']), Baseline.EMPTY)

        then:
        report.open().collect { [it.rule(), it.subject()] } == [['invocations.read-in-part', 'x.sh']]
        report.open()[0].where().line() > 10
    }

    @Timeout(60)
    def '#name of nothing but #what is read, and what is left is told: #left'() {
        given:
        calls((name): text, 'compose.yaml': 'services: {a: {image: "a:1"}}\n')

        when:
        def report = Audit.of(CorpusSpec.target(root), Selection.ALL, Baseline.EMPTY)
        def told = report.open().findAll { it.rule() == 'invocations.read-in-part' }*.subject()

        then:
        told == (left ? [name] : [])

        where:
        name                       | what                   | text                                                                         || left
        'x.py'                     | 'calls on one line'    | 'compose ' + 'run("docker compose up"); ' * 20_000                          || false
        'x.py'                     | 'lists on one line'    | '["docker", "compose", "up"], ' * 20_000                                   || false
        'x.py'                     | 'open lists'           | '["docker", "compose", ' * 50_000                                          || false
        'x.py'                     | 'a long call'          | 'run("docker compose ' + 'up ' * 500_000 + '")'                            || true
        'x.py'                     | 'escapes'              | 'compose run("' + '\\a' * 500_000 + '")'                                   || false
        'Makefile'                 | 'calls in one recipe'  | 'up:\n\t' + 'docker compose up; ' * 20_000                                 || false
        'Makefile'                 | 'calls without end'    | 'up:\n' + '\tdocker compose up\n' * 80_000                                 || true
        'Makefile'                 | 'doubling'             | 'A0 := 0123456789\n' + (1..60).collect { "A$it := \$(A${it - 1})\$(A${it - 1})\n" }.join('') + 'up:\n\tdocker compose $(A60)\n' || true
        'Makefile'                 | 'empty names'          | 'A0 =\n' + (1..14).collect { "A$it = ${"\$(A${it - 1})" * 1000}\n" }.join('') + 'up:\n\tdocker compose $(A14)\n' || true
        'Makefile'                 | 'loops in loops'       | 'L = ' + 'a ' * 1000 + '\nup:\n\tdocker compose $(foreach a,$(L),$(foreach b,$(L),$(foreach c,$(L),)))\n' || true
        'Makefile'                 | 'open loops'           | 'up:\n\tdocker compose ' + '$(foreach a,b c,' * 100_000                    || true
        'Makefile'                 | 'additions'            | 'A := x\n' + 'A += y\n' * 200_000 + 'up:\n\tdocker compose $(A)\n'       || true
        'Makefile'                 | 'growth'               | 'A := x\n' + 'A := $(A)y\n' * 100_000 + 'up:\n\tdocker compose $(A)\n'   || true
        'Makefile'                 | 'long names'           | 'A = ' + 'a ' * 30_000 + '\nB = ' + 'b' * 30_000 + '\nup:\n\tdocker compose $(A:a=$(B)) $(addprefix $(B),$(A)) $(subst a,$(B),$(A))\n' || true
        'Makefile'                 | 'a chain of targets'   | (1..20_000).collect { "t$it: t${it + 1}\n\tdocker compose up a\n" }.join('') || false
        'Makefile'                 | 'targets of a rule'    | 'a ' * 500_000 + ':\n\tdocker compose up\n'                               || false
        'Makefile'                 | 'exports'              | 'export ' * 200_000 + 'x\nup:\n\tdocker compose up\n'                    || false
        '.github/workflows/x.yml'  | 'steps'                | 'jobs:\n  a:\n    steps:\n' + '      - run: docker compose up\n' * 10_000 || false
        '.github/workflows/x.yml'  | 'blanks'               | 'compose: a' + ' ' * 1_000_000 + 'b'                                       || false
        'package.json'             | 'a long script'        | '{"scripts": {"a": "' + 'docker compose up; ' * 20_000 + '"}}'             || false
        'package.json'             | 'open texts'           | '{"scripts": {compose "' + '\\"' * 500_000                                 || false
        'x.service'                | 'a long line'          | '[Service]\nExecStart=' + 'docker compose up; ' * 20_000                   || false
        'x.service'                | 'lines'                | '[Service]\n' + 'ExecStart=docker compose up\n' * 20_000                   || false
        'README.md'                | 'open fences'          | 'docker compose\n' + (1..100_000).collect { "```a$it\n" }.join('')        || false
        'x.sh'                     | 'files'                | (1..20_000).collect { "docker compose -f f${it}.yml up\n" }.join('')       || false
    }

    def 'two targets that lead to each other, and one that is called often, start what they start'() {
        expect:
        calls(Makefile: 'a: b\n\tdocker compose up x\nb: a\n\tdocker compose up y\nc: a b a b\n')
                .collect { told(it) } == ['[a] 2:2 docker compose up x', '[b] 4:2 docker compose up y']
    }
}
