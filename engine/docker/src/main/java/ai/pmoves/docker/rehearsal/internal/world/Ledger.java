package ai.pmoves.docker.rehearsal.internal.world;

import ai.pmoves.kernel.OwnerOnly;
import ai.pmoves.kernel.Redaction;
import ai.pmoves.kernel.SecretNames;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Every change of a world, one JSON object a line, on disk before it is answered: what a world that outlives its process is
 * made from again, and the evidence of what was done to it. A line that a crash cut short was never answered: it is
 * dropped when the file is opened.
 */
public final class Ledger implements AutoCloseable {

    /**
     * @param seq from 1, without gaps
     * @param action such as {@code create}, {@code start}, {@code die}, {@code destroy}
     * @param kind of the thing
     * @param after the whole thing as it is from now on; null where it is gone
     */
    public record Entry(
            long seq,
            Instant at,
            String action,
            String kind,
            String id,
            String name,
            @Nullable JsonNode after) {}

    private final @Nullable FileChannel file;
    private long seq;

    private Ledger(@Nullable FileChannel file, long seq) {
        this.file = file;
        this.seq = seq;
    }

    /** A ledger that keeps nothing. */
    static Ledger none() {
        return new Ledger(null, 0);
    }

    /** @throws IOException also where another process has it open */
    static Ledger open(Path path, List<Entry> into) throws IOException {
        Path folder = path.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        FileChannel file = FileChannel.open(
                path,
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE),
                OwnerOnly.FILE); // locked, and written to at its end, as long as it is open
        try {
            if (!lock(file)) {
                throw new IOException(path + " is in use by another rehearsal");
            }
            byte[] bytes = Files.readAllBytes(path);
            int whole = whole(bytes);
            into.addAll(parse(new String(bytes, 0, whole, StandardCharsets.UTF_8)));
            file.truncate(whole);
            file.position(whole);
            return new Ledger(file, into.size());
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    /** Reads a ledger without opening the world in it; safe while it is being written. */
    public static List<Entry> read(Path path) throws IOException {
        byte[] bytes = Files.readAllBytes(path);
        return parse(new String(bytes, 0, whole(bytes), StandardCharsets.UTF_8));
    }

    void write(Instant at, String action, Thing thing, boolean gone) {
        if (file == null) {
            return;
        }
        ObjectNode line = Json.object()
                .put("seq", ++seq)
                .put("at", at.toString())
                .put("action", action)
                .put("kind", thing.kind())
                .put("id", thing.id())
                .put("name", thing.name());
        line.set("after", gone ? null : Json.MAPPER.valueToTree(thing));
        try {
            ByteBuffer bytes = ByteBuffer.wrap((withoutSecrets(line) + "\n").getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                file.write(bytes);
            }
            file.force(false);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the rehearsal's world", e);
        }
    }

    /** A world needs its variables' names: what they hold, here or in a command, is not for a file. */
    private static String withoutSecrets(ObjectNode line) {
        if (!(line.path("after").path("config").path("Env") instanceof ArrayNode variables)) {
            return line.toString();
        }
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < variables.size(); i++) {
            String[] variable = variables.path(i).asText().split("=", 2);
            if (variable.length == 2) {
                values.put(variable[0], variable[1]);
                variables.set(i, variable[0] + "=***");
            }
        }
        return new Redaction(SecretNames.guess(values)).text(line.toString());
    }

    @Override
    public void close() {
        if (file != null) {
            try {
                file.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static boolean lock(FileChannel file) throws IOException {
        try {
            FileLock lock = file.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    private static int whole(byte[] bytes) {
        int end = bytes.length;
        while (end > 0 && bytes[end - 1] != '\n') {
            end--;
        }
        return end;
    }

    private static List<Entry> parse(String text) throws IOException {
        List<Entry> entries = new ArrayList<>();
        for (String line : text.lines().toList()) {
            entries.add(Json.MAPPER.readValue(line, Entry.class));
        }
        return entries;
    }
}
