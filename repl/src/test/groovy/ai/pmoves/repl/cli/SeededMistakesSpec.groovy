package ai.pmoves.repl.cli

import java.nio.file.Files
import java.nio.file.Path
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Timeout

/** Who makes a mistake is told where, what and what to do: the table is printed by repl/bench/mistakes. */
@Timeout(180)
class SeededMistakesSpec extends Specification {
    @TempDir
    Path folder

    def "40 seeded mistakes come to 150 points at least, of 160"() {
        when:
        def rows = SeededMistakes.rows(Path.of('src/test/resources/seeded'), folder)

        Files.writeString(Path.of('target/mistakes.txt'), SeededMistakes.table(rows))

        then:
        rows.size() == 40
        rows.findAll { it.brief == 0 }*.name == []
        rows.findAll { it.cause == 0 || it.place == 0 }*.name == []
        def points = rows.sum { it.points }
        assert points >= 150: SeededMistakes.table(rows)
    }
}
