package ai.pmoves.repl.console;

import ai.pmoves.kernel.AtomicFile;
import ai.pmoves.kernel.OwnerOnly;
import ai.pmoves.kernel.Redaction;
import ai.pmoves.kernel.SecretNames;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * The lines of earlier sessions on a stack: one file each, 0600, without secrets. What begins with a blank is not kept, nor what is
 * longer than anybody types. Only the file's end is read, however long it is.
 */
final class History {
    private static final int KEPT = 1000;
    private static final int LONGEST = 16 * 1024;
    private static final int READ = 256 * 1024;

    private static final String FAILED =
            "\\!"; // behind a line; in one, a backslash stands before a backslash, an n or an r only

    private final Path file;

    /** One line. @param failed whether it did not come to a good end */
    record Line(String text, boolean failed) {}

    /** @param stack whatever it is called, it becomes a name of a file */
    History(Path state, String stack) {
        this.file = state.resolve("history").resolve(stack.replaceAll("[^A-Za-z0-9_.-]", "_"));
    }

    /** The oldest first; none where they cannot be read. */
    List<Line> lines() {
        try {
            return end().stream().map(History::read).toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    private static Line read(String kept) {
        boolean failed = kept.endsWith(FAILED) && isMark(kept);
        return new Line(unescaped(failed ? kept.substring(0, kept.length() - FAILED.length()) : kept), failed);
    }

    /** Whether the backslash at its end is not the second of a pair. */
    private static boolean isMark(String kept) {
        int at = kept.length() - FAILED.length();
        int backslashes = 0;
        while (at - backslashes > 0 && kept.charAt(at - backslashes - 1) == '\\') {
            backslashes++;
        }
        return backslashes % 2 == 0;
    }

    /**
     * @param failed whether it did not come to a good end
     * @param safe hides what the session knows to be secret
     */
    void add(String line, boolean failed, UnaryOperator<String> safe) {
        if (line.isBlank() || line.startsWith(" ") || line.length() > LONGEST) {
            return;
        }
        String guessed = new Redaction(SecretNames.guessIn(line)).text(line);
        String kept =
                safe.apply(guessed).replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r");
        try {
            OwnerOnly.createFolderOf(file);
            if (Files.exists(file, LinkOption.NOFOLLOW_LINKS) && !isOurs()) {
                return;
            }
            OwnerOnly.createFile(file);
            Files.writeString(
                    file, kept + (failed ? FAILED : "") + "\n", StandardOpenOption.APPEND, LinkOption.NOFOLLOW_LINKS);
            if (Files.size(file) > 2 * READ) {
                AtomicFile.at(file).write(end());
            }
        } catch (IOException e) {
            // a session without a history is still one
        }
    }

    /** Anything but a file of its own is none that we made: who opens a pipe waits for ever, and a link leads elsewhere. */
    private boolean isOurs() {
        return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
    }

    /** The last lines, as they are kept. */
    private List<String> end() throws IOException {
        if (!isOurs()) {
            return List.of();
        }
        try (SeekableByteChannel channel =
                Files.newByteChannel(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
            long from = Math.max(0, channel.size() - READ);
            ByteBuffer bytes = ByteBuffer.allocate((int) (channel.size() - from));
            channel.position(from);
            while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
                // until it is full
            }
            String text = new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8);
            List<String> all = text.lines().skip(from == 0 ? 0 : 1).toList(); // the first may be cut
            return all.subList(Math.max(0, all.size() - KEPT), all.size());
        }
    }

    /** In one pass: in two, a backslash before an n is no longer told from a line's end. */
    private static String unescaped(String kept) {
        if (kept.indexOf('\\') < 0) {
            return kept;
        }
        StringBuilder line = new StringBuilder(kept.length());
        for (int i = 0; i < kept.length(); i++) {
            char c = kept.charAt(i);
            if (c != '\\' || i + 1 == kept.length()) {
                line.append(c);
                continue;
            }
            i++;
            char escaped = kept.charAt(i);
            line.append(escaped == 'n' ? '\n' : escaped == 'r' ? '\r' : escaped);
        }
        return line.toString();
    }
}
