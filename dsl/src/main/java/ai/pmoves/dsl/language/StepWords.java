package ai.pmoves.dsl.language;

import ai.pmoves.kernel.Confirmation;
import ai.pmoves.kernel.Effect;
import ai.pmoves.kernel.KeyComponent;
import ai.pmoves.kernel.Sha256;
import ai.pmoves.kernel.StepPath;
import ai.pmoves.kernel.Timeouts;
import groovy.lang.Closure;
import groovy.lang.DelegatesTo;
import groovy.transform.NamedParam;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code step('name') { }}: what a step needs, what it does, and how one knows that it is done. */
@Block("in a step")
public final class StepWords extends ReadingWords {
    private final Draft draft;
    private final Declaring declaring;

    public StepWords(Draft draft, Declaring declaring) {
        super(draft.surroundings.withReads(draft::input));
        this.draft = draft;
        this.declaring = declaring;
    }

    @Word("What the step does, in a few words.")
    public void about(String words) {
        draft.about = words;
    }

    @Word("What has to be done before: steps and groups by name; services, networks, volumes, images; lists of them.")
    public void needs(Object... all) {
        for (Object one : all) {
            need(one);
        }
    }

    private void need(@Nullable Object target) {
        if (target instanceof Collection<?> several) {
            several.forEach(this::need);
        } else if (target instanceof String || target instanceof Fingerprinted) {
            draft.needs.add(new Draft.Need(target, declaring.here()));
        } else {
            throw Mistakes.of(
                    "dsl.need",
                    "'needs' takes names and elements of a stack, not " + target,
                    "needs 'preflight', or needs service.dependencies");
        }
    }

    @Word("What acting twice would mean: pure, idempotent or once. Without this word it is once.")
    public void effect(Effect effect) {
        draft.effect = effect;
    }

    @Word("The step only looks (for 'effect').")
    public Effect getPure() {
        return Effect.PURE;
    }

    @Word("Acting twice leaves what acting once leaves (for 'effect').")
    public Effect getIdempotent() {
        return Effect.IDEMPOTENT;
    }

    @Word("Acting twice is not the same as once (for 'effect').")
    public Effect getOnce() {
        return Effect.ONCE;
    }

    @Word("With false, a failure is reported and the run goes on without what needs this step.")
    public void critical(boolean critical) {
        draft.critical = critical;
    }

    @Word("Tries a failed step again.")
    public void retry(@DelegatesTo(value = RetryWords.class, strategy = Closure.DELEGATE_ONLY) Closure<?> block) {
        RetryWords words = new RetryWords();
        Blocks.call(block, words);
        draft.retry = words.policy();
    }

    @Word("The longest that one try may take.")
    public void timeout(Duration limit) {
        draft.timeout = positive("timeout", limit);
    }

    @Word("The longest that one try may be silent.")
    public void silence(Duration limit) {
        draft.silence = positive("silence", limit);
    }

    private static Duration positive(String word, Duration limit) {
        if (limit.isNegative() || limit.isZero()) {
            throw Mistakes.of("dsl.duration", "'" + word + "' has to be longer than nothing", word + " 2.minutes");
        }
        if (limit.compareTo(Timeouts.LONGEST) > 0) {
            throw Mistakes.of("dsl.duration", "'" + word + "' cannot be longer than a year", word + " 2.minutes");
        }
        return limit;
    }

    @Word("Files and values that the step depends on; when one changes, it runs again.")
    public void inputs(Input... all) {
        for (Input input : all) {
            draft.input(input.component().name(), input.component().value());
        }
    }

    @Word("The content of a file (for 'inputs').")
    public Input file(String path) {
        return file(surroundings().folder().resolve(path));
    }

    @Word("The content of a file (for 'inputs').")
    public Input file(Path path) {
        Path folder = surroundings().folder();
        String name = path.startsWith(folder) ? folder.relativize(path).toString() : path.toString();
        return new Input(new KeyComponent(
                "input " + name, Files.isRegularFile(path) ? Sha256.ofFile(path) : "not there while planning"));
    }

    @Word("A named value (for 'inputs').")
    public Input value(String name, Object value) {
        return new Input(new KeyComponent("value " + name, Captured.comparable(value)));
    }

    @Word("Asks before the step acts; --yes answers.")
    public void confirm(String question) {
        draft.confirmation = Confirmation.moderate(question);
    }

    @Word("Asks before the step acts, in the way that 'severe' says.")
    public void confirm(Confirmation confirmation) {
        draft.confirmation = confirmation;
    }

    @Word("A question that is answered by typing the word (for 'confirm').")
    public Confirmation severe(String question, String word) {
        return Confirmation.severe(question, word);
    }

    @Word("The step's path before it was renamed.")
    public void was(String path) {
        draft.was = StepPath.of(path);
    }

    @Word("What the step does. The value of its last line is the step's output.")
    public void action(@DelegatesTo(value = ActionWords.class, strategy = Closure.DELEGATE_ONLY) Closure<?> block) {
        demandFirst("action", draft.action);
        draft.action = declaring.remember(draft, "", block);
    }

    @Word("Whether the goal already holds. Must change nothing: it is asked while planning too.")
    public void check(@DelegatesTo(value = ActionWords.class, strategy = Closure.DELEGATE_ONLY) Closure<?> block) {
        demandFirst("check", draft.check);
        draft.check = declaring.remember(draft, "check", block);
    }

    @Word("What must hold after the action.")
    public void verify(@DelegatesTo(value = ActionWords.class, strategy = Closure.DELEGATE_ONLY) Closure<?> block) {
        demandFirst("verify", draft.verify);
        draft.verify = declaring.remember(draft, "verify", block);
    }

    @Word("Takes back what the action did; offered in reverse order.")
    public void undo(@DelegatesTo(value = ActionWords.class, strategy = Closure.DELEGATE_ONLY) Closure<?> block) {
        demandFirst("undo", draft.undo);
        draft.undo = block;
    }

    @Word(
            "A way on that is offered by this name when the step has stopped a run: the block runs, then the step acts again.")
    public void restart(
            String name, @DelegatesTo(value = ActionWords.class, strategy = Closure.DELEGATE_ONLY) Closure<?> block) {
        offer(name, false, block);
    }

    @Word("A way on that is offered when the step has stopped a run; with instead: true the block acts in place of the"
            + " action, and its last line is the step's output.")
    public void restart(
            @NamedParam(value = "instead", type = Boolean.class, required = true) Map<String, Object> options,
            String name,
            @DelegatesTo(value = ActionWords.class, strategy = Closure.DELEGATE_ONLY) Closure<?> block) {
        offer(name, Boolean.TRUE.equals(options.get("instead")), block);
    }

    private void offer(String name, boolean instead, Closure<?> block) {
        if (draft.restarts.stream().anyMatch(way -> way.name().equals(name))) {
            throw Mistakes.restartTwice(name);
        }
        Mistakes.demandRestartName(name);
        draft.restarts.add(new Draft.OwnWay(name, instead, block));
    }

    private void demandFirst(String word, @Nullable Closure<?> earlier) {
        if (earlier != null) {
            throw Mistakes.of(
                    "dsl.second-block",
                    "step '" + draft.path + "' has '" + word + "' twice, and only one could count",
                    "make one of the two, or a step of each");
        }
    }
}
