package ai.pmoves.repl.cli

import ai.pmoves.audit.Guides
import java.nio.file.Path
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Timeout

/** An area of the audit as a text, made of its rules. */
@Timeout(120)
class GuideSpec extends Specification {
    @TempDir
    Path folder

    def "pmoves explain --guide prints an area's rules as Markdown"() {
        given:
        def desk = new Desk(folder)

        expect:
        desk.types('explain', '--guide', 'healthcheck') == 0
        desk.out.toString() == Guides.markdown('healthcheck').get()
        desk.out.toString().startsWith('# Healthchecks\n')

        and:
        desk.types('explain', '--guide', 'healthchek') == 2
        desk.err.toString().contains('healthcheck')

        and:
        desk.types('explain') == 2
    }
}
