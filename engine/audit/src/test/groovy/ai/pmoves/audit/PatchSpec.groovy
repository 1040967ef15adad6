package ai.pmoves.audit

import ai.pmoves.audit.internal.fix.Hunks
import ai.pmoves.compose.ComposeFiles
import ai.pmoves.compose.ComposeRequest
import ai.pmoves.kernel.Location
import java.nio.file.Files
import java.nio.file.Path
import java.util.concurrent.TimeUnit
import spock.lang.Specification
import spock.lang.TempDir

class PatchSpec extends Specification {
    @TempDir
    Path root

    private void put(String name, String text) {
        def file = root.resolve(name)
        Files.createDirectories(file.parent)
        Files.writeString(file, text)
    }

    private List<Object> audit(String rule) {
        def target = new Target(ComposeFiles.resolve(ComposeRequest.in(root, [:]).withProfiles(['*'])), root)
        [target, Audit.of(target, new Selection([rule]), Baseline.EMPTY)]
    }

    private int git(String... words) {
        def process = new ProcessBuilder(['git', *words]).directory(root.toFile()).redirectErrorStream(true).start()
        def said = process.inputStream.text
        process.waitFor(30, TimeUnit.SECONDS)
        process.exitValue() == 0 ? 0 : { println said; process.exitValue() }()
    }

    def 'an env file that is not there is no part of a patch: Compose would refuse the call'() {
        given:
        put('compose.yaml', 'services:\n  web:\n    image: a:1\n')
        put('.env.example', 'TAG=1\n')
        put('monitoring/compose.yaml', 'services:\n  web:\n    image: a:${TAG:-1}\n')
        put('Makefile', 'up:\n\tdocker compose -f monitoring/compose.yaml up\n')

        when:
        def (target, found) = audit('invocations.project-directory')

        then:
        found.open()*.fix().every { it.contains('once that file is there') }
        found.open().size() == 1
        Patch.of(target, found).isEmpty()
    }

    def 'git takes the patch, and what is patched has none of the findings any more: #rule'() {
        given:
        put('compose.yaml', 'services:\n  web:\n    image: a:1\n')
        put('.env.example', 'TAG=1\n')
        put('monitoring/compose.yaml', 'services:\n  web:\n    image: a:${TAG:-1}\n')
        put('a b/compose.yaml', 'services:\n  web:\n    image: a:${TAG:-1}\n')
        files.each { name, text -> put(name, text) }

        when:
        def (target, before) = audit(rule)
        def patch = Patch.of(target, before)
        put('audit.patch', patch)

        then:
        !before.open().empty
        patch.startsWith('--- a/')
        git('init', '-q') == 0
        git('apply', '--check', 'audit.patch') == 0

        when:
        git('apply', 'audit.patch')
        def (_, after) = audit(rule)

        then:
        after.open() == []

        where:
        rule                             | files
        'invocations.project-directory'  | ['.env': 'TAG=1\n', Makefile: 'DC := docker compose\nup:\n\t@docker compose \\\n\t  -f monitoring/compose.yaml up\ndown:\n\n\n\n\n\n\n\n\t-$(DC) -f "a b/compose.yaml" down']
        'invocations.project-directory'  | ['.env': 'TAG=1\n', Makefile: 'up:\r\n\t@bash -c \'exec docker compose -f monitoring/compose.yaml up\'\r\n']
        'hardening.no-new-privileges'    | ['compose.yaml': 'services:\n  web:\n    # what it runs\n    image: a:1\n  db:\n      image: b:1\n      restart: always\n']
        'hardening.no-new-privileges'    | ['compose.yaml': 'services:\n  web:\n    image: a:1\n    security_opt:\n      - "label:user:x" # why\n      - label:role:y\n  db:\n    image: b:1\n    security_opt: [ apparmor:x]\n']
        'healthcheck.curl-without-fail'  | ['compose.yaml': 'services:\n  web:\n    image: a:1\n    healthcheck:\n      test: ["CMD", "curl", "-s", "http://localhost"]\n  db:\n    image: b:1\n    healthcheck:\n      test: curl http://localhost || exit 1\n']
        'invocations.working-directory'  | ['scripts/x.sh': '#!/bin/sh\ndocker compose up -d\nx=$(docker compose ps -q)', 'scripts/y.ps1': 'docker compose up -d\n']
        'environment.sourced'            | ['load.sh': '. ./.env\n', '.env': 'A=1\nTITLE=two words # a comment\nNAME=and three more\n']
        'environment.carriage-return'    | ['start.sh': '#!/bin/sh\r\nexec a\r\n', 'load.sh': '. ./.env\n', '.env': 'A=1\r\nB=2\r\n']
        'environment.byte-order-mark'    | ['start.sh': '\uFEFF#!/bin/sh\nexec a\n', 'load.sh': '. ./.env\n', '.env': '\uFEFFA=1\n']
        'environment.config-variable'    | ['compose.yaml': 'services:\n  web:\n    image: a:1\n    environment: {CF_API_TOKEN: x}\n    volumes: ["./c:/c"]\n', 'c/g.toml': 'key = "env::CLOUDFLARE_API_TOKEN"\n']
    }

    def 'no line of an env file with a secret gets into a patch'() {
        given:
        put('compose.yaml', 'services:\n  web:\n    image: a:1\n')
        put('load.sh', '. ./.env\n')
        put('.env', 'TITLE=two words\r\nDB_PASSWORD=J5brHrAXFLQSif0K\r\n')

        when:
        def reports = ['environment.sourced', 'environment.carriage-return'].collect { audit(it) }

        then:
        reports.every { !it[1].open().empty && Patch.of(it[0], it[1]).empty }
    }

    def 'a file whose name could forge a diff is left out of it, and named: #name'() {
        given:
        put('compose.yaml', 'services:\n  web:\n    image: a:1\n')
        put("scripts/$name", 'docker compose up -d\n')
        put('scripts/fine.sh', 'docker compose up -d\n')

        when:
        def (target, report) = audit('invocations.working-directory')
        def patch = Patch.of(target, report)

        then:
        patch.readLines().findAll { it.startsWith('---') || it.startsWith('+++') } == ['--- a/scripts/fine.sh', '+++ b/scripts/fine.sh']
        !patch.contains('@@ -9,1')
        Patch.leftOut(target, report) == ["scripts/$shown"]

        where:
        name                                || shown
        'x\n@@ -9,1 +9,1 @@\n+evil\n.sh'    || 'x?@@ -9,1 +9,1 @@?+evil?.sh'
        'a"b.sh'                            || 'a"b.sh'
        'a\\b.sh'                           || 'a\\b.sh'
        'a\tb.sh'                           || 'a?b.sh'
    }

    def 'a service that is written on one line, or says the contrary, is left to a person, and the fix says what: #text'() {
        given:
        put('compose.yaml', "services:\n  web: {image: a:1}\n  db:\n    image: b:1\n    security_opt: $text\n")

        expect:
        def (target, report) = audit('hardening.no-new-privileges')
        report.open()*.fix() == ['security_opt: ["no-new-privileges:true"]', fix]
        Patch.of(target, report).readLines().findAll { it.startsWith('+ ') } == written

        where:
        text                          || fix                                                                     | written
        '["label:user:x"]'            || 'add no-new-privileges:true to its security_opt'                        | ['+    security_opt: ["no-new-privileges:true", "label:user:x"]']
        '["no-new-privileges:false"]' || 'no-new-privileges:true in its security_opt, in place of what is there' | []
    }

    def 'edits become lines: #what'() {
        expect:
        Hunks.of('x', text, edits.collect { line, column, removed, inserted -> new Edit(new Location(Path.of('x'), line, column), removed, inserted) })
                .readLines().drop(2) == diff

        where:
        what                     | text                              | edits                                  || diff
        'an insertion'           | 'a b\n'                           | [[1, 2, '', ' x']]                     || ['@@ -1,1 +1,1 @@', '-a b', '+a x b']
        'two on a line'          | 'a b\n'                           | [[1, 1, 'a', 'long'], [1, 3, 'b', 'c']] || ['@@ -1,1 +1,1 @@', '-a b', '+long c']
        'a line more'            | 'a\nb'                            | [[1, 2, '', '\nx']]                    || ['@@ -1,2 +1,3 @@', ' a', '+x', ' b', '\\ No newline at end of file']
        'two places far apart'   | (1..20).join('\n') + '\n'         | [[2, 1, '2', 'x'], [19, 1, '19', 'y']] || ['@@ -1,5 +1,5 @@', ' 1', '-2', '+x', ' 3', ' 4', ' 5', '@@ -16,5 +16,5 @@', ' 16', ' 17', ' 18', '-19', '+y', ' 20']
        'what has changed since' | 'a b\n'                           | [[1, 1, 'b', 'x'], [9, 1, '', 'x']]    || []
        'two that overlap'       | 'abc\n'                           | [[1, 1, 'ab', 'x'], [1, 2, 'bc', 'y']] || ['@@ -1,1 +1,1 @@', '-abc', '+xc']
    }
}
