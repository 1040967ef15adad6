package ai.pmoves.dsl.compiler;

import ai.pmoves.kernel.ExitCode;
import ai.pmoves.kernel.PmovesException;
import ai.pmoves.kernel.Problem;
import ai.pmoves.kernel.Sha256;
import ai.pmoves.kernel.Spelling;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The text of a runbook, read once: what is hashed is what is compiled.
 *
 * @param file absolute
 */
public record RunbookSource(Path file, String text) {
    private static final long LARGEST = 1 << 20;

    /** Editors on Windows begin a file with it. */
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    /** @throws PmovesException (usage) where the file is not there, too large, or no UTF-8 text */
    public static RunbookSource read(Path file) {
        Path absolute = file.toAbsolutePath().normalize();
        try {
            if (!Files.exists(absolute)) {
                throw unreadable(
                        file, "there is no runbook " + file + Spelling.hint(name(absolute), beside(absolute)), null);
            }
            if (!Files.isRegularFile(absolute) || Files.size(absolute) > LARGEST) {
                throw unreadable(file, file + " is no runbook: not a file of at most 1 MiB", null);
            }
            ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(absolute));
            String text = StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
            return new RunbookSource(absolute, text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text);
        } catch (CharacterCodingException e) {
            throw unreadable(file, file + " is not UTF-8 text", "save it as UTF-8");
        } catch (IOException e) {
            throw unreadable(file, "cannot read " + file + ": " + e.getMessage(), null);
        }
    }

    /** The runbooks in the folder where one was looked for. */
    private static List<String> beside(Path file) throws IOException {
        Path folder = file.getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(RunbookSource::name)
                    .filter(name -> name.endsWith(".groovy"))
                    .toList();
        }
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    private static PmovesException unreadable(
            Path file, String message, @org.jspecify.annotations.Nullable String fix) {
        return new PmovesException(
                ExitCode.USAGE, Problem.error("dsl.unreadable", message).fix(fix));
    }

    /** A class name that no class of ours has, and that two files never share. */
    String className() {
        String simple = name(file).replaceFirst("\\.groovy$", "");
        return "runbook_" + simple.replaceAll("[^A-Za-z0-9]", "_") + "_"
                + Sha256.of(file.toString()).substring(0, 8);
    }
}
