package ai.pmoves.audit.internal.environment

import ai.pmoves.audit.Audit
import ai.pmoves.audit.Baseline
import ai.pmoves.audit.Selection
import ai.pmoves.audit.Target
import ai.pmoves.compose.ComposeFiles
import ai.pmoves.compose.ComposeRequest
import java.nio.file.Files
import java.nio.file.Path
import spock.lang.Specification
import spock.lang.TempDir

/** A report goes to others than the file: it tells that defaults differ, and no secret in them. */
class ConflictingDefaultsSpec extends Specification {
    @TempDir
    Path folder

    def 'no part of a default that holds a secret is told: #value'() {
        expect:
        messages(name, value, 'other').size() == 1
        !messages(name, value, 'other')[0].contains('hush')
        !messages(name, 'other', value)[0].contains('hush')

        where:
        name           | value
        'DATABASE_URL' | 'postgres://u:hush@h'
        'DATABASE_URL' | 'postgres://u:hush/hush@h'
        'DATABASE_URL' | 'postgres://app:hush' + 'h' * 60 + '@db/app'
        'CLONE_FROM'   | 'https://hush@example.org/a.git'
        'CALLBACK'     | 'https://example.org/?token=hush1234'
        'STORE'        | 'Server=db;Password=hush1234;'
        'DB_PASSWORD'  | 'hush'
        'SEED'         | 'hush'
    }

    def 'what is no secret is told'() {
        expect:
        messages('TZ', 'UTC', 'Europe/Berlin')[0].startsWith("\${TZ} falls back to 'Europe/Berlin' here and to 'UTC' at compose.yaml:")
    }

    private List<String> messages(String name, String first, String second) {
        def key = name == 'SEED' ? 'ADMIN_PASSWORD' : 'PLAIN'
        Files.writeString(folder.resolve('compose.yaml'), """\
            services:
              one:
                image: a:1
                environment: {$key: "\${$name:-$first}"}
              two:
                image: a:1
                environment: {$key: "\${$name:-$second}"}
            """.stripIndent())
        Audit.of(new Target(ComposeFiles.resolve(ComposeRequest.in(folder, [:])), folder),
                new Selection(['environment.conflicting-defaults']), Baseline.EMPTY).open()*.message()
    }
}
