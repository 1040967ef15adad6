package ai.pmoves.repl.cli

import ai.pmoves.repl.screen.Explanations
import java.nio.file.Files
import java.nio.file.Path
import java.util.stream.Collectors
import spock.lang.Specification

/** What a failure names, {@code pmoves explain} knows. */
class ExplanationsSpec extends Specification {
    static final Path DRIVER = Path.of('../engine/docker/src/main/java/ai/pmoves/docker')
    /** Words that look like codes: a package, a file's name, the beginning of a code. */
    static final NO_CODES = ['docker.io', 'docker.sock', 'docker.external-']

    def "every code of the driver is explained"() {
        given:
        def sources = Files.walk(DRIVER).withCloseable { files -> files.filter { it.toString().endsWith('.java') }.collect(Collectors.toList()) }
        def codes = sources.collectMany { (Files.readString(it) =~ /"(docker\.[a-z-]+)"/)*.get(1) } as Set

        expect:
        codes.size() > 30
        codes - NO_CODES - Explanations.all().keySet() == [] as Set
    }
}
