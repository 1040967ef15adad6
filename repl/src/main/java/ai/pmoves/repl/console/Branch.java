package ai.pmoves.repl.console;

import ai.pmoves.kernel.ExitCode;
import ai.pmoves.kernel.PmovesException;
import ai.pmoves.kernel.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One file, as it is now, committed to a new branch: neither what is checked out nor what is staged changes. */
final class Branch {
    private final Path folder;

    Branch(Path folder) {
        this.folder = folder;
    }

    /** @return the commit, abbreviated */
    String commit(Path file, String branch, String message) throws IOException, InterruptedException {
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

    private String git(Map<String, String> more, String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("git", "-C", folder.toString()));
        command.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(more);
        Process process = builder.start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        if (process.waitFor() != 0) {
            throw new PmovesException(
                    ExitCode.FAILED,
                    Problem.error(
                            "console.git",
                            "git " + words[0] + ": "
                                    + output.lines().findFirst().orElse("failed")));
        }
        return output;
    }
}
