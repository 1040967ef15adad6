package ai.pmoves.audit

import ai.pmoves.compose.ComposeFiles
import ai.pmoves.compose.ComposeRequest
import java.nio.file.Path
import spock.lang.Specification
import spock.lang.TempDir

/** What stops a bring-up stands in an audit, as it matters for one that looks at all profiles at once. */
class StackProblemsSpec extends Specification {
    @TempDir
    Path folder

    def 'services that two profiles choose between may want one port and one name'() {
        given:
        write '''
            x-model: &model {image: 'ollama/ollama:0.6', container_name: ollama, ports: ['127.0.0.1:11434:11434']}
            services:
              cpu: {<<: *model, profiles: [cpu]}
              gpu: {<<: *model, profiles: [gpu]}
            '''

        expect:
        found('compose', 'preflight') == []
    }

    def 'that both want a port for something else is a note, and an error where one profile starts both'() {
        given:
        write """
            services:
              one: {image: 'a:1', profiles: [one], ports: ['127.0.0.1:8090:8090']}
              two: {image: 'b:1', profiles: [$profiles], ports: ['127.0.0.1:8090:80', '127.0.0.1:8091:81']}
              three: {image: 'c:1', profiles: [three], ports: ['127.0.0.1:8091:81']}
            """

        expect:
        found('preflight') == [severity + ' preflight.port-collision']

        where:
        profiles   || severity
        'two'      || 'NOTE'
        'two, one' || 'ERROR'
    }

    def 'a part that conflicts with an included service is told once, with a path that is the same on every machine'() {
        given:
        folder.resolve('db.yaml').toFile().text = 'services: {db: {image: "postgres:17"}}\n'
        write '''
            include: [db.yaml]
            services:
              db: {shm_size: 256mb}
            '''

        when:
        def findings = audit('compose', 'hardening').open()

        then:
        findings*.rule() == ['compose.include-conflict']
        !findings[0].message().contains(folder.toString())
    }

    def 'an external volume that a script creates is a note with the script'() {
        given:
        folder.resolve('install.sh').toFile().text = "$script\n"
        write '''
            services: {one: {image: 'a:1', volumes: ['kept:/data']}}
            volumes: {kept: {external: true, name: sentry-data}}
            '''

        expect:
        audit('preflight').open().collect { [it.severity().name(), it.message().contains('install.sh')] } == [[severity, made]]

        where:
        script                                  || severity  | made
        'docker volume create sentry-data'      || 'NOTE'    | true
        'echo "$(create_volume sentry-data)"'   || 'NOTE'    | true
        'docker volume create sentry-database'  || 'WARNING' | false
        '# docker volume create sentry-data'    || 'WARNING' | false
    }

    def 'a line that several services take by an anchor is one line to read'() {
        given:
        write '''
            x-env: &env {POSTGRES_PASSWORD: postgres}
            services:
              one: {image: 'a:1', environment: *env}
              two: {image: 'b:1', environment: *env}
            '''

        expect:
        audit('environment').open()*.service() == ['one', 'two']
        ReportFormat.TEXT.write(audit('environment')).readLines()[1].strip() ==
                'compose.yaml:2:33  one and two have the value of POSTGRES_PASSWORD written out in the compose file  [environment.secret-inline]'
    }

    private void write(String text) {
        folder.resolve('compose.yaml').toFile().text = text.stripIndent()
    }

    private List<String> found(String... areas) {
        audit(areas).open().collect { it.severity().name() + ' ' + it.rule() }
    }

    private Report audit(String... areas) {
        def request = ComposeRequest.in(folder, [:]).withProfiles(['*'])
        Audit.of(new Target(ComposeFiles.resolve(request), folder), new Selection(areas.toList()), Baseline.EMPTY)
    }
}
