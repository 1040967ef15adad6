package ai.pmoves.workspace.yaml;

import ai.pmoves.kernel.ExitCode;
import ai.pmoves.kernel.ForeignFile;
import ai.pmoves.kernel.Location;
import ai.pmoves.kernel.PmovesException;
import ai.pmoves.kernel.Problem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.IntStream;

/** A text and the name under which a person knows it. */
public final class YamlSource {

    /** Larger files are refused before they are read. */
    public static final int MAX_BYTES = 4 << 20;

    private static final int BLOCK = 1024;

    private final Path file;
    private final String text;
    private int[] lineStarts = {};
    /** Where every so many code points begin. */
    private int[] blocks = {};

    /** @param file as it is shown in messages */
    public YamlSource(Path file, String text) {
        this.file = file;
        this.text = text;
    }

    /** The name for messages. */
    public Path file() {
        return file;
    }

    public String text() {
        return text;
    }

    /**
     * @param display the name for messages
     * @throws PmovesException (precondition) if the file is too large or not UTF-8
     * @throws IOException if it cannot be read
     */
    public static YamlSource read(Path file, Path display) throws IOException {
        ForeignFile.check(file);
        if (Files.size(file) > MAX_BYTES) {
            throw refused(
                    "yaml.too-large",
                    "the file is larger than " + (MAX_BYTES >> 20) + " MiB",
                    new Location(display, 0, 0));
        }
        return new YamlSource(display, decode(ForeignFile.bytes(file, MAX_BYTES), display));
    }

    private static String decode(byte[] bytes, Path display) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .decode(in)
                    .toString();
        } catch (CharacterCodingException e) {
            String before = new String(bytes, 0, in.position(), StandardCharsets.UTF_8);
            throw refused(
                    "yaml.encoding",
                    "the file is not UTF-8 text",
                    new YamlSource(display, before).locate(before.length()));
        }
    }

    private static PmovesException refused(String code, String message, Location where) {
        return new PmovesException(
                ExitCode.PRECONDITION, Problem.error(code, message).at(where));
    }

    /** Where a code point stands in the text, counted in UTF-16 units from the start. */
    int offset(int codePoint) {
        if (blocks.length == 0) {
            blocks = new int[text.length() / BLOCK + 1];
            for (int at = 0, count = 0; at < text.length(); at = text.offsetByCodePoints(at, 1), count++) {
                if (count % BLOCK == 0) {
                    blocks[count / BLOCK] = at;
                }
            }
        }
        int block = codePoint / BLOCK;
        return text.offsetByCodePoints(blocks[block], codePoint % BLOCK);
    }

    /** The place of a character, counted in UTF-16 units from the start. */
    public Location locate(int offset) {
        if (lineStarts.length == 0) {
            lineStarts = IntStream.concat(
                            IntStream.of(0),
                            IntStream.range(0, text.length())
                                    .filter(i -> text.charAt(i) == '\n')
                                    .map(i -> i + 1))
                    .toArray();
        }
        int found = Arrays.binarySearch(lineStarts, offset);
        int line = found >= 0 ? found : -found - 2;
        return new Location(file, line + 1, text.codePointCount(lineStarts[line], offset) + 1);
    }
}
