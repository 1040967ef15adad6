package ai.pmoves.workspace.dotenv;

import ai.pmoves.kernel.Location;
import ai.pmoves.kernel.Problem;
import ai.pmoves.workspace.template.Variables;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** {@code format: raw}: lines of {@code KEY=value} without quotes, escapes or templates; {@code #} starts a comment line. */
final class RawEnv {
    private RawEnv() {}

    static EnvFile parse(String text, Path display, Variables variables) {
        List<EnvEntry> entries = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        int number = 0;
        for (String raw : text.split("\n", -1)) {
            number++;
            String line = (number == 1 && raw.startsWith("\uFEFF") ? raw.substring(1) : raw).stripLeading();
            line = line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            int equals = line.indexOf('=');
            String name = equals < 0 ? line : line.substring(0, equals);
            int column = raw.indexOf(line) + 1;
            if (name.isBlank() || name.chars().anyMatch(Character::isWhitespace)) {
                problems.add(Problem.error("env.syntax", "variable '" + name + "' contains whitespaces or is empty")
                        .at(new Location(display, number, column)));
                continue;
            }
            String value = equals < 0 ? variables.get(name) : line.substring(equals + 1);
            entries.add(new EnvEntry(name, value, number, column));
        }
        return new EnvFile(entries, problems);
    }
}
