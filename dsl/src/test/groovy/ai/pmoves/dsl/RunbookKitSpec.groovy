package ai.pmoves.dsl

import ai.pmoves.dsl.testkit.RunbookKit
import java.nio.file.Files
import java.nio.file.Path
import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.lang.TempDir

/** What an author writes to specify a runbook. */
class RunbookKitSpec extends Specification {
    @AutoCleanup
    RunbookKit kit = new RunbookKit().withImage('db:1').withImage('api:1')

    @TempDir
    Path folder

    def 'plans and rehearses a runbook on a simulated engine'() {
        given:
        Files.writeString(folder.resolve('compose.yaml'), '''
            name: kit
            services:
              db: {image: "db:1"}
              api: {image: "api:1", depends_on: [db]}
            '''.stripIndent())
        Files.writeString(folder.resolve('up.groovy'), '''
            runbook('up') {
                params { directory 'stack' }
                def stack = compose(params.directory('stack'))
                stack.networks.each { network ->
                    step(network.key) {
                        effect idempotent
                        check { docker.isReady(network) }
                        action { docker.ensure(network) }
                    }
                }
                stack.services.each { service ->
                    step(service.name) {
                        needs service.networks, service.dependencies
                        effect idempotent
                        check { docker.isReady(service) }
                        action { docker.start(service).untilReady(within: 1.minute) }
                    }
                }
            }''')
        def book = folder.resolve('up.groovy').toString()

        expect:
        kit.plan(book, stack: folder).steps()*.path()*.value() == ['default', 'api', 'db']

        when:
        def result = kit.run(book, stack: folder)

        then:
        result.exitCode().code() == 0
        result.outcomes().keySet()*.value() as Set == ['default', 'db', 'api'] as Set

        and: 'the journal is there to be read'
        kit.runs().withCloseable { runs ->
            runs.journal().steps(result.run())*.status()*.word() == ['succeeded'] * 3
        }
    }
}
