package ai.pmoves.repl.console;

import ai.pmoves.kernel.ExitCode;
import ai.pmoves.kernel.PmovesException;
import ai.pmoves.kernel.Problem;
import ai.pmoves.repl.program.Git;
import ai.pmoves.repl.program.Output;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** One file, as it is now, committed to a new branch: neither what is checked out nor what is staged changes. */
final class Branch {
    private final Path folder;

    Branch(Path folder) {
        this.folder = folder;
    }

    /** @throws PmovesException where there can be no branch of this name, or is one already */
    void demandNew(String branch) throws IOException {
        Git git = new Git(folder);
        boolean name = git.with(Map.of(), "check-ref-format", "--branch", branch)
                .filter(answer -> answer.succeeded() && answer.text().strip().equals(branch))
                .isPresent();
        if (!name) {
            throw refused("'" + branch + "' is no name of a branch", ":promote ... to branch fix/NAME");
        }
        git(Map.of(), "rev-parse", "--verify", "HEAD");
        if (git.with(Map.of(), "show-ref", "--verify", "--quiet", "refs/heads/" + branch)
                .filter(Output::succeeded)
                .isPresent()) {
            throw refused("branch " + branch + " is there already, and stays as it is", "name another branch");
        }
    }

    private static PmovesException refused(String why, String fix) {
        return new PmovesException(
                ExitCode.USAGE, Problem.error("console.git", why).fix(fix));
    }

    /** @return the commit, abbreviated */
    String commit(Path file, String branch, String message) throws IOException {
        demandNew(branch);
        Path top = Path.of(git(Map.of(), "rev-parse", "--show-toplevel"));
        String path = top.relativize(file.toRealPath()).toString();
        String blob = git(Map.of(), "hash-object", "-w", "--", file.toString());
        Path index = Files.createTempDirectory("pmoves").resolve("index");
        Map<String, String> aside = Map.of("GIT_INDEX_FILE", index.toString());
        try {
            git(aside, "read-tree", "HEAD");
            String mode = Files.isExecutable(file) ? "100755" : "100644";
            git(aside, "update-index", "--add", "--cacheinfo", mode + "," + blob + "," + path);
            String tree = git(aside, "write-tree");
            String commit = git(Map.of(), "commit-tree", tree, "-p", "HEAD", "-m", message);
            git(Map.of(), "branch", "--", branch, commit);
            return git(Map.of(), "rev-parse", "--short", commit);
        } finally {
            Files.deleteIfExists(index);
            Files.deleteIfExists(index.getParent());
        }
    }

    /** What else is not as it was committed, of what git tracks: paths from the top. */
    List<String> othersChanged(Path file) throws IOException {
        Path top = Path.of(git(Map.of(), "rev-parse", "--show-toplevel"));
        String own = top.relativize(file.toRealPath()).toString();
        return git(Map.of(), "diff", "--name-only", "HEAD")
                .lines()
                .filter(path -> !path.equals(own))
                .toList();
    }

    private String git(Map<String, String> more, String... words) throws IOException {
        Output output = new Git(folder).with(more, words).orElseThrow(() -> failed(words[0], "no answer in time"));
        if (!output.succeeded()) {
            throw failed(words[0], output.text().lines().findFirst().orElse("failed"));
        }
        return output.text();
    }

    private static PmovesException failed(String word, String why) {
        return new PmovesException(ExitCode.FAILED, Problem.error("console.git", "git " + word + ": " + why));
    }
}
