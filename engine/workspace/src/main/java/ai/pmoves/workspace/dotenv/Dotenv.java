package ai.pmoves.workspace.dotenv;

import ai.pmoves.kernel.Location;
import ai.pmoves.kernel.Problem;
import ai.pmoves.workspace.template.Allowance;
import ai.pmoves.workspace.template.Template;
import ai.pmoves.workspace.template.TemplateProblem;
import ai.pmoves.workspace.template.Variables;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads env files: {@code KEY=value}, {@code KEY: value}, {@code export KEY=value}, a bare {@code KEY} that inherits. Unquoted
 * values end at the line or at {@code " #"}; single quotes are literal; double quotes know escapes; both may span lines.
 * Unquoted and double-quoted values are templates over the given variables, then over the file's earlier lines.
 */
public final class Dotenv {
    /** Problems reported for one file. */
    private static final int MOST = 200;

    private Dotenv() {}

    /** @param display the file's name in messages */
    public static EnvFile parse(String text, Path display, Variables variables) {
        return new Reader(text, display, variables).read();
    }

    /** Every line literally, as {@code docker run --env-file} takes it. */
    public static EnvFile parseRaw(String text, Path display, Variables variables) {
        return RawEnv.parse(text, display, variables);
    }

    private static final class Reader {
        private final Path display;
        private final EnvScanner scanner;
        private final Variables variables;
        private final Allowance allowance = new Allowance();
        private final Map<String, String> earlier = new HashMap<>();
        private final List<EnvEntry> entries = new ArrayList<>();
        private final List<Problem> problems = new ArrayList<>();

        Reader(String text, Path display, Variables variables) {
            this.display = display;
            this.scanner = new EnvScanner(text.startsWith("\uFEFF") ? text.substring(1) : text);
            this.variables = variables.or(earlier::get);
        }

        EnvFile read() {
            try {
                while (scanner.nextStatement()) {
                    statement();
                }
            } catch (EnvScanner.SyntaxError e) {
                problems.add(Problem.error(
                                "env.syntax",
                                "failed to read " + display + ": line " + e.line() + ": " + e.getMessage())
                        .at(new Location(display, e.line(), e.column()))
                        .fix("quote the value, or start a comment with #"));
            }
            return new EnvFile(entries, problems);
        }

        private void statement() {
            EnvScanner.Key key = scanner.key();
            if (key.inherited()) {
                add(key, variables.get(key.name()));
                return;
            }
            EnvScanner.Value value = scanner.value();
            add(key, value.literal() ? value.text() : expand(value, key));
        }

        private void add(EnvScanner.Key key, @Nullable String value) {
            entries.add(new EnvEntry(key.name(), value, key.line(), key.column()));
            if (value != null) {
                earlier.put(key.name(), value);
            }
        }

        private String expand(EnvScanner.Value value, EnvScanner.Key key) {
            return new Template(variables, p -> problem(p, key), allowance).substitute(value.text());
        }

        private void problem(TemplateProblem problem, EnvScanner.Key key) {
            if (problems.size() >= MOST) {
                return;
            }
            Location where = new Location(display, key.line(), key.column());
            // the text of an invalid template may be a password with a dollar sign in it
            String message = key.name() + ": "
                    + (problem.kind() == TemplateProblem.Kind.INVALID
                            ? "invalid interpolation format"
                            : problem.message());
            problems.add(
                    problem.kind() == TemplateProblem.Kind.UNSET
                            ? Problem.warning("env.unset-variable", message)
                                    .at(where)
                                    .fix("set " + problem.variable() + ", or write a literal dollar sign as $$")
                            : Problem.error("env.interpolation", message)
                                    .at(where)
                                    .fix(
                                            problem.kind() == TemplateProblem.Kind.TOO_LONG
                                                    ? "make " + problem.variable() + " shorter"
                                                    : "write a literal dollar sign as $$, or put the value in single quotes"));
        }
    }
}
