package ai.pmoves.repl.cli;

import ai.pmoves.kernel.Journal.Run;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which runs wait to be resumed, from one look at the journal. The rehearsals and the real runs know nothing of each other.
 *
 * @param runs the latest, newest first
 */
record WaitingRuns(List<Run> runs) {

    /**
     * The latest that did not come to a good end and is not running, unless something else was done on its stack since: to go on
     * with that one would take back later work.
     *
     * @param rehearsal whether to look among the rehearsals, or among the real runs
     */
    Optional<Run> latest(boolean rehearsal) {
        List<Run> alike = of(rehearsal);
        return alike.stream()
                .filter(run -> run.state().waitsToBeResumed())
                .filter(run -> alike.stream().noneMatch(other -> isOvertaken(run, other)))
                .max(Comparator.comparing(WaitingRuns::heardOf));
    }

    /** One without a good end whose stack was acted on since, with what did that. */
    Optional<Map.Entry<Run, Run>> overtaken(boolean rehearsal) {
        List<Run> alike = of(rehearsal);
        return alike.stream()
                .filter(run -> run.state().waitsToBeResumed())
                .flatMap(run ->
                        alike.stream().filter(other -> isOvertaken(run, other)).map(other -> Map.entry(run, other)))
                .findFirst();
    }

    static Instant heardOf(Run run) {
        Instant ended = run.ended();
        return ended == null ? Instant.MAX : ended;
    }

    private List<Run> of(boolean rehearsal) {
        return runs.stream().filter(run -> run.rehearsal() == rehearsal).toList();
    }

    private static boolean isOvertaken(Run run, Run by) {
        return run.stack().equals(by.stack()) && heardOf(by).isAfter(heardOf(run));
    }
}
