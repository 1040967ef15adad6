package ai.pmoves.kernel.internal.lock;

import ai.pmoves.kernel.AtomicFile;
import ai.pmoves.kernel.ForeignFile;
import ai.pmoves.kernel.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;

/** Who holds a lock, as written beside it for those who find it taken. */
record LockInfo(ProcessIdentity holder, String runbook, Instant since) {
    private static final int MOST_BYTES = 64 << 10;

    void write(Path file) throws IOException {
        String text = Json.line(Map.of(
                "pid", holder.pid(),
                "started", holder.started(),
                "boot", holder.boot(),
                "host", holder.host(),
                "runbook", runbook,
                "since", since.toString()));
        AtomicFile.at(file).write(text);
    }

    /** Empty if there is none, it cannot be read, or its process of this machine is gone: then it is of an earlier holder. */
    static Optional<LockInfo> read(Path file) {
        try {
            Map<String, Object> fields = Json.readObject(ForeignFile.text(file, MOST_BYTES));
            ProcessIdentity holder = new ProcessIdentity(
                    fields.get("pid") instanceof Number pid ? pid.longValue() : -1,
                    String.valueOf(fields.get("started")),
                    String.valueOf(fields.get("boot")),
                    String.valueOf(fields.get("host")));
            LockInfo info = new LockInfo(
                    holder, String.valueOf(fields.get("runbook")), Instant.parse(String.valueOf(fields.get("since"))));
            return holder.alive() || holder.elsewhere() ? Optional.of(info) : Optional.empty();
        } catch (IOException | UncheckedIOException | DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
