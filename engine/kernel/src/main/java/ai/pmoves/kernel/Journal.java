package ai.pmoves.kernel;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What has been run, for reading. Needs no lock and works while a run is on. */
public interface Journal {

    /**
     * @param state running, succeeded, failed, interrupted (also: its process is gone), waiting or undone
     * @param ended null while its process works on it; where that went away without a word, when it was heard of last
     * @param idle between one process that worked on it and the next: before a resume or an undo
     * @param source the runbook's text as evaluated, redacted
     * @param hidden the parameters that hold a secret and so are not stored as they were: by name, the {@link SecretVersions}
     *     of the value under that name; empty where not even that is known
     * @param sourceHidden whether redaction changed the source, so that it is not what was evaluated
     */
    record Run(
            String id,
            String runbook,
            Path file,
            String stack,
            String platform,
            Map<String, String> parameters,
            Status state,
            Instant started,
            @Nullable Instant ended,
            Duration idle,
            long pid,
            String host,
            boolean rehearsal,
            String source,
            Map<String, String> hidden,
            boolean sourceHidden) {

        /** How long it was worked on. */
        public Duration took(Instant now) {
            return Duration.between(started, ended == null ? now : ended).minus(idle);
        }
    }

    /**
     * The latest that is known of one step in a run.
     *
     * @param status a step that was running when its process went away is interrupted, and {@code ended} when its run was
     *     heard of last
     * @param key digest over {@code components}, empty if it never came to that
     * @param decision what was last decided about it and why, null if it never came to that
     * @param planned whether it was a step when the run was last gone on with; else it was one before
     */
    record StepState(
            StepPath path,
            Status status,
            String detail,
            int attempt,
            @Nullable Instant started,
            @Nullable Instant ended,
            String key,
            List<KeyComponent> components,
            @Nullable Object output,
            @Nullable Decision decision,
            boolean planned) {}

    /** Newest first. */
    List<Run> runs(int limit);

    /** The run with this id or the only one whose id begins with it. */
    Optional<Run> find(String idOrPrefix);

    /** In plan order; then those that were begun before the runbook was edited, and stand in it no more. */
    List<StepState> steps(String run);

    /** What the key with this digest is made of, sorted by name; empty if no step had it. */
    List<KeyComponent> components(String key);

    /** Those with a greater {@code seq}, in order. */
    List<Event> events(String run, long afterSeq);

    /** The latest of the run's events of these types. */
    Optional<Event> latest(String run, Set<EventType> types);

    /** The step's complete log; exists once the attempt has begun. */
    Path logFile(String run, StepPath step, int attempt);

    /** The log of taking the step back, of all tries; exists once one has begun. */
    Path undoLog(String run, StepPath step);

    /** Durations in seconds of the step's last successful attempts in runs of the same runbook, newest first, at most 5. */
    List<Double> usualSeconds(String runbook, StepPath step);
}
