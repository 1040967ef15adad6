package ai.pmoves.audit

import java.nio.file.Files
import java.nio.file.Path
import spock.lang.Specification

/** Every rule's area has a guide; those that lie in the repository are what is printed. */
class GuidesSpec extends Specification {
    static final Path FOLDER = Path.of('guides').toAbsolutePath()

    def 'each area of rules has a guide with all of its rules'() {
        expect:
        Rules.texts().values()*.area().unique().findAll { it != 'audit' } as Set == Guides.areas() as Set

        and:
        Rules.texts().values().findAll { it.area() != 'audit' && !Guides.markdown(it.area()).get().contains("### ${it.id()}\n") } == []
    }

    def '#file is what pmoves explain --guide #area prints'() {
        given:
        def path = FOLDER.resolve(file)
        if (System.getProperty('accept')) {
            Files.writeString(path, Guides.markdown(area).get())
        }

        expect:
        Files.readString(path) == Guides.markdown(area).get()

        where:
        area          | file
        'healthcheck' | 'HEALTHCHECK_GUIDE.md'
        'environment' | 'ENV_EXPANSION.md'
    }

    def 'the guide of healthchecks proposes a check for images that have none'() {
        expect:
        Guides.markdown('healthcheck').get().contains('| redis | *alpine* | `["CMD", "redis-cli", "ping"]` | bash curl |')
        Guides.markdown('nothing').empty
    }
}
