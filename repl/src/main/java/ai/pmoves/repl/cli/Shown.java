package ai.pmoves.repl.cli;

import ai.pmoves.repl.screen.Screen;
import ai.pmoves.repl.screen.Text;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What steps were asked for, on standard output. The lines of an audit, which end with the rule, are laid out for the screen; all
 * others stay as they were given, since a command among them has to work when it is pasted, and a table has its own columns.
 */
record Shown(Screen screen) {
    private static final Pattern FINDING = Pattern.compile(" {2}\\S.* {2}\\[[a-z]+\\.[a-z0-9.-]+]");
    private static final int INDENT = 6;

    List<String> lines(String text) {
        return text.lines().map(Text::plain).flatMap(this::laidOut).toList();
    }

    private Stream<String> laidOut(String line) {
        return screen.width() != Screen.UNKNOWN && FINDING.matcher(line).matches()
                ? Text.hanging(line, screen.columns(), INDENT).stream()
                : Stream.of(line);
    }
}
