package ai.pmoves.docker.internal.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** What an engine answers, read up to a limit: one that is broken must not fill the memory. */
final class Answers {
    private static final int MEGABYTE = 1024 * 1024;
    private static final int LONGEST = 64 * MEGABYTE;
    private static final int LONGEST_REFUSAL = 64 * 1024;

    private Answers() {}

    /** An answer of more than {@link #LONGEST} bytes. */
    static final class TooLong extends IOException {
        private static final long serialVersionUID = 1L;

        TooLong() {
            super("answers with more than " + LONGEST / MEGABYTE + " MB");
        }
    }

    /** @throws TooLong having read no more than is allowed */
    static byte[] whole(InputStream body) throws IOException {
        byte[] bytes = body.readNBytes(LONGEST);
        if (bytes.length == LONGEST && body.read() >= 0) {
            throw new TooLong();
        }
        return bytes;
    }

    /** Why the engine refuses: its message where it speaks JSON, and otherwise all that it says, as one can print it. */
    static String refusal(InputStream body) throws IOException {
        byte[] bytes = body.readNBytes(LONGEST_REFUSAL);
        boolean cut = bytes.length == LONGEST_REFUSAL && body.read() >= 0;
        String text = new String(bytes, StandardCharsets.UTF_8).strip();
        return printable(message(text)) + (cut ? " … (more than " + LONGEST_REFUSAL / 1024 + " KB)" : "");
    }

    private static String message(String text) {
        if (!text.startsWith("{")) {
            return text;
        }
        try {
            return Json.parse(text).path("message").asText(text);
        } catch (UncheckedIOException noJson) {
            return text;
        }
    }

    static String printable(String text) {
        return text.replaceAll("[\\p{Cc}&&[^\\n\\t]]", "");
    }
}
