package ai.pmoves.gateway.internal.words;

import java.io.IOException;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** Identifiers of version 7: sorted by when they were made. */
final class TimedId {
    private static final int VERSION = 7;
    /** TensorZero takes none from before: nobody could have asked it. */
    private static final Instant EARLIEST = Instant.ofEpochSecond(1_579_751_960L);

    private TimedId() {}

    static UUID at(Instant now) {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        long high = now.toEpochMilli() << 16 | VERSION << 12 | random.nextInt(1 << 12);
        long low = 1L << 63 | random.nextLong() >>> 2;
        return new UUID(high, low);
    }

    /** @throws IOException in TensorZero's words, where its gateway would not take it */
    static UUID read(String text, Instant now) throws IOException {
        UUID id;
        try {
            id = UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw new IOException("episode_id: no UUID", e);
        }
        if (!id.toString().equalsIgnoreCase(text)) {
            throw new IOException("episode_id: no UUID");
        }
        if (id.version() != VERSION) {
            throw new IOException("Invalid Episode ID: Version must be 7, got " + id.version());
        }
        Instant made = Instant.ofEpochMilli(id.getMostSignificantBits() >>> 16);
        if (made.isBefore(EARLIEST)) {
            throw new IOException("Invalid Episode ID: Timestamp is too early");
        }
        if (made.getEpochSecond() > now.getEpochSecond()) {
            throw new IOException("Invalid Episode ID: Timestamp is in the future");
        }
        return id;
    }
}
