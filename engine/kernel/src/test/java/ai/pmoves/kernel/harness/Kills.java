package ai.pmoves.kernel.harness;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Starts victims, and kills them at a seeded moment: after so many events and a little more, or at a named crash point. */
final class Kills {
    private static final List<String> POINTS = List.of(
            "run-started",
            "before-intent",
            "after-intent",
            "after-act",
            "after-outcome",
            "retry-promised",
            "child-at-gate",
            "child-journaled",
            "before-run-end");

    private final Path folder;
    private final Random random;

    Kills(Path folder, Random random) {
        this.folder = folder;
        this.random = random;
    }

    /** Half by the outside at any moment, half at a named point. */
    Sitting killed() throws IOException, InterruptedException {
        if (random.nextBoolean()) {
            String point = POINTS.get(random.nextInt(POINTS.size()));
            int count = 1 + random.nextInt(point.startsWith("run") || point.startsWith("before-run") ? 1 : 10);
            return watch(start("-Dpmoves.crash-at=" + point + ":" + count), Integer.MAX_VALUE, 0, point);
        }
        return watch(start("-Dno=crash"), 1 + random.nextInt(40), random.nextInt(4_000_000), "any moment");
    }

    Sitting whole() throws IOException, InterruptedException {
        return watch(start("-Dno=crash"), Integer.MAX_VALUE, 0, "");
    }

    private Process start(String option) throws IOException {
        List<String> words = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xshare:auto",
                "-Xmx64m",
                option));
        String library = System.getProperty("org.sqlite.lib.path");
        if (library != null) {
            words.add("-Dorg.sqlite.lib.path=" + library);
            words.add("-Dorg.sqlite.lib.name=" + System.getProperty("org.sqlite.lib.name", "libsqlitejdbc.so"));
        }
        words.addAll(List.of("-cp", System.getProperty("java.class.path"), Victim.class.getName(), folder.toString()));
        return new ProcessBuilder(words)
                .redirectError(folder.resolve("errors").toFile())
                .start();
    }

    private static Sitting watch(Process victim, int linesUntilKill, int nanosMore, String where)
            throws IOException, InterruptedException {
        List<String> lines = new ArrayList<>();
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(victim.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                lines.add(line);
                if (lines.size() == linesUntilKill) {
                    long until = System.nanoTime() + nanosMore;
                    while (System.nanoTime() < until) {
                        Thread.onSpinWait();
                    }
                    // by its handle: the process itself would throw away what it has said already
                    victim.toHandle().destroyForcibly();
                }
            }
        }
        return new Sitting(lines, victim.waitFor(), where);
    }
}
