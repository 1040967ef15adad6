package ai.pmoves.kernel.internal.journal;

import ai.pmoves.kernel.SecretVersions;
import ai.pmoves.kernel.StepPath;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Where what lies in a state folder: {@code journal.db}, {@code runs/ID/STEP.ATTEMPT.log}, {@code locks/STACK.*}. Everything
 * is for its owner only.
 */
public record StateLayout(Path root) {
    private static final int LONGEST_NAME = 180;

    public Path database() {
        return root.resolve("journal.db");
    }

    /** What compares secrets of this state folder. */
    public SecretVersions versions() {
        return new SecretVersions(root);
    }

    public Path locks() {
        return root.resolve("locks");
    }

    Path runs() {
        return root.resolve("runs");
    }

    public Path run(String id) {
        return runs().resolve(id);
    }

    public Path log(String run, StepPath step, int attempt) {
        return run(run).resolve(fileName(step.value()) + "." + attempt + ".log");
    }

    public Path undoLog(String run, StepPath step) {
        return run(run).resolve(fileName(step.value()) + ".undo.log");
    }

    /** One name of a file for any text: a key of a fan-out may hold slashes and dots, and must not lead elsewhere. */
    public static String fileName(String text) {
        StringBuilder name = new StringBuilder();
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            boolean plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
            boolean leadingDot = c == '.' && name.isEmpty();
            if (plain || c == '-' || c == '_' || (c == '.' && !leadingDot)) {
                name.append(c);
            } else {
                name.append(c == '/' ? "~" : String.format(Locale.ROOT, "%%%02x", (int) c));
            }
        }
        return name.length() <= LONGEST_NAME
                ? name.toString()
                : name.substring(0, LONGEST_NAME) + "~" + Integer.toHexString(text.hashCode());
    }
}
