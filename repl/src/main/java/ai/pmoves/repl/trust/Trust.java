package ai.pmoves.repl.trust;

import ai.pmoves.dsl.Admission;
import ai.pmoves.dsl.GroovyRunbooks;
import ai.pmoves.kernel.ExitCode;
import ai.pmoves.kernel.Location;
import ai.pmoves.kernel.PmovesException;
import ai.pmoves.kernel.Problem;
import ai.pmoves.repl.screen.Times;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Admits what ships with pmoves, what was approved on this machine, and what is as it is in a commit that was named. Of an approved
 * runbook the scripts that it runs have to be as they were, too.
 */
public final class Trust implements Admission {
    private final TrustStore store;
    private final Map<String, String> environment;
    private final Clock clock;
    private final @Nullable CommitPin named;

    public Trust(TrustStore store, Map<String, String> environment, Clock clock) {
        this(store, environment, clock, null);
    }

    private Trust(TrustStore store, Map<String, String> environment, Clock clock, @Nullable CommitPin named) {
        this.store = store;
        this.environment = environment;
        this.clock = clock;
        this.named = named;
    }

    /** Also what is as it is in this commit. */
    public Trust and(CommitPin commit) {
        return new Trust(store, environment, clock, commit);
    }

    public TrustStore store() {
        return store;
    }

    /** Whether a text is that of a runbook that ships with pmoves. */
    public static boolean ships(String text) {
        return Shipped.has(Digest.of(text));
    }

    @Override
    public void demand(Path file, String text) {
        String digest = Digest.of(text);
        if (Shipped.has(digest)) {
            return;
        }
        Optional<CommitPin> pin = named == null ? CommitPin.from(environment) : Optional.of(named);
        if (pin.isPresent()) {
            demandInCommit(pin.get(), file, text);
            return;
        }
        Optional<Approval> approval = store.approval(file, digest);
        Problem problem = approval.isPresent() ? changedHelper(approval.get()) : unapproved(file);
        if (problem != null) {
            throw new PmovesException(
                    ExitCode.SECRET, problem.at(new Location(file, 0, 0)).fix("pmoves trust " + file));
        }
    }

    private @Nullable Problem changedHelper(Approval approval) {
        return approval.changedHelper()
                .map(helper -> Problem.error(
                        "trust.changed",
                        helper + ", which this runbook starts, is not as it was when it was approved " + ago(approval)))
                .orElse(null);
    }

    private Problem unapproved(Path file) {
        return store.latest(file)
                .map(earlier -> Problem.error(
                        "trust.changed",
                        "this runbook has changed since it was approved " + ago(earlier)
                                + ", and to evaluate a runbook is to run its code"))
                .orElseGet(
                        () -> Problem.error(
                                "trust.unknown",
                                "this runbook was never approved on this machine, and to evaluate a runbook is to run its code"));
    }

    private String ago(Approval approval) {
        return Times.ago(Duration.between(approval.at(), clock.instant()));
    }

    /** CI trusts what was reviewed and nothing besides: what this machine once approved is no answer there. */
    private static void demandInCommit(CommitPin pin, Path file, String text) {
        boolean holds = (pin.holds(file, text.getBytes(StandardCharsets.UTF_8)) || pin.holds(file, marked(text)))
                && new GroovyRunbooks()
                        .reach(file).helpers().stream()
                                .allMatch(helper -> !Files.exists(helper) || pin.holds(helper, bytes(helper)));
        if (!holds) {
            throw new PmovesException(
                    ExitCode.SECRET,
                    Problem.error(
                                    "trust.commit",
                                    "this file, or a script that it starts, is not as it is in commit " + pin
                                            + ", or that commit is not checked out here")
                            .at(new Location(file, 0, 0))
                            .fix("git status shows what differs; git rev-parse HEAD the commit that is checked out"));
        }
    }

    /** With the mark that editors on Windows put before a text, and that is no part of it. */
    private static byte[] marked(String text) {
        return ("\uFEFF" + text).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            return new byte[0];
        }
    }
}
