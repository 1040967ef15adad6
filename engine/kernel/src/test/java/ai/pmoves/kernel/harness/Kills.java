package ai.pmoves.kernel.harness;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.sqlite.util.LibraryLoaderUtil;

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
    private static final List<String> UNDO_POINTS = List.of("after-undo-intent", "after-undo", "after-undo-outcome");

    private static final List<String> NATIVE = unpackedOnce();

    private final Path folder;
    private final Random random;
    private final String act;

    /** @param act {@code run} or {@code undo} */
    Kills(Path folder, Random random, String act) {
        this.act = act;
        this.folder = folder;
        this.random = random;
    }

    /** Half by the outside at any moment, half at a named point. */
    Sitting killed() throws IOException, InterruptedException {
        if (random.nextBoolean()) {
            List<String> points = act.equals("undo") ? UNDO_POINTS : POINTS;
            String point = points.get(random.nextInt(points.size()));
            int count = 1 + random.nextInt(point.contains("run") ? 1 : 4);
            return watch(start("-Dpmoves.crash-at=" + point + ":" + count), Integer.MAX_VALUE, 0, point);
        }
        return watch(start("-Dno=crash"), 1 + random.nextInt(15), random.nextInt(4_000_000), "any moment");
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
        String archive = System.getProperty("pmoves.victim.archive");
        if (archive != null) {
            words.add("-XX:SharedArchiveFile=" + archive);
        }
        words.addAll(NATIVE);
        words.addAll(
                List.of("-cp", System.getProperty("java.class.path"), Victim.class.getName(), folder.toString(), act));
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

    /** As the launcher does it: else each victim would unpack SQLite's library, and leave it behind when killed. */
    private static List<String> unpackedOnce() {
        String resource = LibraryLoaderUtil.getNativeLibResourcePath() + "/" + LibraryLoaderUtil.getNativeLibName();
        try (InputStream library = Kills.class.getResourceAsStream(resource)) {
            Path folder = Files.createTempDirectory("pmoves-native");
            Path file = folder.resolve(LibraryLoaderUtil.getNativeLibName());
            Files.copy(Objects.requireNonNull(library), file);
            file.toFile().deleteOnExit();
            folder.toFile().deleteOnExit();
            return List.of("-Dorg.sqlite.lib.path=" + folder, "-Dorg.sqlite.lib.name=" + file.getFileName());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
