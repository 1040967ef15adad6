package ai.pmoves.repl.cli

import ai.pmoves.kernel.Decision
import ai.pmoves.kernel.Decision.Verb
import ai.pmoves.kernel.StepPath
import ai.pmoves.repl.screen.Screen
import java.nio.file.Files
import java.nio.file.Path
import spock.lang.Specification

/** Golden screens: the table at the widths that people have. {@code -Daccept=1} writes them anew, to be read before they are kept. */
class PlanScreenSpec extends Specification {
    static final List<Decision> DECISIONS = [
            decision('preflight', Verb.NEW, 'no check: runs every time'),
            decision('data/postgres', Verb.REUSE, 'done 3 s ago, unchanged'),
            decision('data/minio', Verb.REUSE, 'done 4 s ago, unchanged'),
            decision('data/qdrant', Verb.REUSE, 'done 1 min ago, unchanged'),
            decision('data/migrate', Verb.ASK, 'cut off in run k7f3, and it has no check: was it done?'),
            decision('workers/a-worker-with-quite-a-long-name', Verb.RERUN, 'its source changed: action'),
            decision('workers/pull[llama]', Verb.REUSE, 'unchanged since run k7f3 (2 h ago)'),
            decision('workers/serve', Verb.UNKNOWN, "runs if the result of 'data/migrate' changes"),
            decision('api', Verb.UNKNOWN, "runs if the result of 'data/migrate' changes"),
            decision('monitoring/grafana', Verb.UNKNOWN, "runs if the result of 'data/migrate' changes"),
            decision('monitoring/loki', Verb.UNKNOWN, "runs if the result of 'api' changes"),
            decision('old', Verb.REMOVED, 'no longer in the runbook'),
            decision('publish', Verb.SKIP, '--skip')]

    def "the plan at #columns columns"() {
        given:
        def file = Path.of("src/test/resources/screens/plan-${columns}.txt")
        def screen = new PlanScreen(new Screen(true, columns, 24, false, true), false)

        when:
        def lines = screen.table(DECISIONS) + screen.totals(DECISIONS)
        if (System.getProperty('accept')) {
            Files.createDirectories(file.parent)
            Files.writeString(file, lines.join('\n') + '\n')
        }

        then:
        lines == Files.readAllLines(file)
        lines.init().every { it.length() <= columns }

        where:
        columns << [40, 80, 120]
    }

    private static Decision decision(String path, Verb verb, String why) {
        new Decision(StepPath.of(path), verb, why, null)
    }
}
