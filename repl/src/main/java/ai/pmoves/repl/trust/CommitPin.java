package ai.pmoves.repl.trust;

import ai.pmoves.kernel.ExitCode;
import ai.pmoves.kernel.PmovesException;
import ai.pmoves.kernel.Problem;
import ai.pmoves.repl.program.Git;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Trust in what is checked out, for CI: a file is trusted where git's HEAD is this very commit and the file is in it as it is here.
 * The clone's own objects are believed, and nothing that it names is started.
 */
public final class CommitPin {
    private static final Pattern WHOLE = Pattern.compile("[0-9a-f]{40}|[0-9a-f]{64}");
    private static final String PREFIX = "commit:";

    private final String commit;

    private CommitPin(String commit) {
        this.commit = commit;
    }

    /** @throws PmovesException (usage) where it is no whole id: a part of one may be that of another commit, too */
    public static CommitPin of(String commit) {
        if (!WHOLE.matcher(commit).matches()) {
            throw new PmovesException(
                    ExitCode.USAGE,
                    Problem.error(
                                    "usage.trust-commit",
                                    "'" + commit + "' is not the whole id of a commit, 40 or 64 figures")
                            .fix("git rev-parse HEAD shows it"));
        }
        return new CommitPin(commit);
    }

    /** Of {@code PMOVES_TRUST=commit:SHA}. @throws PmovesException (usage) for anything else that it holds */
    static Optional<CommitPin> from(Map<String, String> environment) {
        String given = environment.getOrDefault("PMOVES_TRUST", "");
        if (given.isEmpty()) {
            return Optional.empty();
        }
        if (!given.startsWith(PREFIX)) {
            throw new PmovesException(
                    ExitCode.USAGE,
                    Problem.error("usage.trust-commit", "PMOVES_TRUST is commit:SHA, not '" + given + "'")
                            .fix("PMOVES_TRUST=commit:$(git rev-parse HEAD), of the commit that was reviewed"));
        }
        return Optional.of(of(given.substring(PREFIX.length())));
    }

    /** Whether this file has this content in the commit, and the commit is checked out. */
    boolean holds(Path file, byte[] content) {
        try {
            Path real = file.toRealPath();
            Path folder = real.getParent();
            if (folder == null) {
                return false;
            }
            Git git = new Git(folder);
            String[] seen = git.objects("rev-parse", "--show-toplevel", "HEAD")
                    .map(bytes -> new String(bytes, StandardCharsets.UTF_8).split("\n"))
                    .orElse(new String[0]);
            if (seen.length != 2 || !seen[1].equals(commit)) {
                return false;
            }
            String inside = Path.of(seen[0]).toRealPath().relativize(real).toString();
            return git.objects("cat-file", "blob", commit + ":" + inside)
                    .filter(blob -> Arrays.equals(blob, content))
                    .isPresent();
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public String toString() {
        return commit;
    }
}
