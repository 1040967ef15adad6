package ai.pmoves.dsl

import java.nio.file.Files
import java.nio.file.Path
import spock.lang.Specification

/** What has to compile: no check of ours may be wrong about it. */
class FineRunbooksSpec extends Specification {
    def '#file.fileName is fine'() {
        expect:
        new GroovyRunbooks().lint(file)*.toString() == []

        where:
        file << Files.list(Path.of('src/test/resources/fine')).sorted().toList()
    }
}
