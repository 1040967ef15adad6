package ai.pmoves.kernel.internal.run;

import ai.pmoves.kernel.OwnerOnly;
import ai.pmoves.kernel.internal.child.OutputTail;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The log file of one attempt: complete up to a generous limit, readable while it is written. Made when the attempt begins, or with the first line.
 * What comes after the end is dropped. Lines are redacted by those who write them. Thread-safe.
 */
final class StepLog implements AutoCloseable {
    /** More than anybody reads; an endless output must not fill the disk that holds the journal. */
    private static final long MOST_BYTES = 256L << 20;

    private static final byte[] CUT =
            "pmoves: the log ends here, it is too long; the step goes on\n".getBytes(StandardCharsets.UTF_8);

    private final Path file;
    private final OutputTail tail = new OutputTail();
    private @Nullable OutputStream out;
    private @Nullable IOException failure;
    private boolean closed;
    private long left;

    StepLog(Path file) {
        this(file, MOST_BYTES);
    }

    /** @param most bytes, after which the file says that it was cut and takes no more */
    StepLog(Path file, long most) {
        this.file = file;
        this.left = most;
    }

    Path file() {
        return file;
    }

    List<String> tail() {
        return tail.lines();
    }

    /** Why the log is not complete, if it is not. */
    synchronized @Nullable IOException failure() {
        return failure;
    }

    synchronized void begin() {
        write("");
    }

    synchronized void line(String line) {
        tail.add(line);
        write(line + "\n");
    }

    /** A line that the file holds and {@link #tail} does not. */
    synchronized void trace(String line) {
        write(line + "\n");
    }

    private void write(String text) {
        if (closed || failure != null || left < 0) {
            return;
        }
        try {
            if (out == null) {
                OwnerOnly.createFolderOf(file);
                OwnerOnly.createFile(file);
                out = Files.newOutputStream(file, StandardOpenOption.APPEND);
            }
            if (!text.isEmpty()) {
                byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
                left -= bytes.length;
                out.write(left < 0 ? CUT : bytes);
            }
        } catch (IOException e) {
            failure = e;
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (out != null) {
            try {
                out.close();
            } catch (IOException e) {
                failure = e;
            }
        }
    }
}
