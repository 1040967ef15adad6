package ai.pmoves.compose.preflight;

import ai.pmoves.kernel.Location;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line of an env file or of a template for one that names a variable. The value is not kept.
 *
 * @param blank whether it gives no value
 * @param template whether the file is only a template
 */
record EnvDefinition(String variable, Location where, boolean blank, boolean template) {
    private static final Pattern LINE = Pattern.compile("\\s*(?:export\\s+)?([A-Za-z_][A-Za-z0-9_]*)\\s*=\\s*(.*)");
    private static final Pattern BLANK = Pattern.compile("(\"\"|'')?\\s*(#.*)?");
    private static final long MOST_BYTES = 1L << 20;

    /** All of the folder's files with {@code env} in their name, by name and line. */
    static List<EnvDefinition> in(Path folder) {
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, EnvDefinition::isEnvFile)) {
            found.forEach(files::add);
        } catch (IOException unreadable) {
            return List.of();
        }
        return files.stream().sorted().flatMap(file -> read(file).stream()).toList();
    }

    private static boolean isEnvFile(Path file) throws IOException {
        String name = file.getFileName().toString();
        return name.matches("(\\.env|env)([._-].*)?|.*\\.env")
                && Files.isRegularFile(file)
                && Files.size(file) <= MOST_BYTES;
    }

    private static List<EnvDefinition> read(Path file) {
        List<EnvDefinition> found = new ArrayList<>();
        String text;
        try {
            // a byte that is no UTF-8 must not hide the other lines
            text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            return List.of();
        }
        int number = 0;
        for (String line : text.split("\\R", -1)) {
            number++;
            Matcher definition = LINE.matcher(line);
            if (definition.matches()) {
                boolean blank = BLANK.matcher(definition.group(2)).matches();
                found.add(new EnvDefinition(
                        definition.group(1), new Location(file, number, 1), blank, Examples.isTemplate(file)));
            }
        }
        return found;
    }
}
