package ai.pmoves.docker.internal.apply;

import ai.pmoves.docker.internal.body.FileReferences.Content;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/** A tar archive of one small file, as the engine's archive call takes it (ustar, 512-byte blocks). */
final class Tar {
    private static final int BLOCK = 512;

    private Tar() {}

    static byte[] of(Content content) {
        byte[] text = content.text().getBytes(StandardCharsets.UTF_8);
        byte[] archive = new byte[BLOCK + (text.length + BLOCK - 1) / BLOCK * BLOCK + 2 * BLOCK];
        String name = content.target().replaceFirst("^/+", "");
        put(archive, 0, 100, name);
        put(archive, 100, 8, octal(content.mode(), 7));
        put(archive, 108, 8, octal(content.uid(), 7));
        put(archive, 116, 8, octal(content.gid(), 7));
        put(archive, 124, 12, octal(text.length, 11));
        put(archive, 136, 12, octal(0, 11));
        Arrays.fill(archive, 148, 156, (byte) ' ');
        archive[156] = '0';
        put(archive, 257, 6, "ustar");
        put(archive, 263, 2, "00");
        int sum = 0;
        for (int i = 0; i < BLOCK; i++) {
            sum += archive[i] & 0xff;
        }
        put(archive, 148, 7, octal(sum, 6));
        System.arraycopy(text, 0, archive, BLOCK, text.length);
        return archive;
    }

    private static void put(byte[] archive, int at, int length, String value) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > length) {
            throw new IllegalArgumentException("too long for an archive: " + value);
        }
        Arrays.fill(archive, at, at + length, (byte) 0);
        System.arraycopy(bytes, 0, archive, at, bytes.length);
    }

    private static String octal(long value, int digits) {
        return String.format(Locale.ROOT, "%0" + digits + "o", value);
    }
}
