package ai.pmoves.dsl.evaluation;

import ai.pmoves.dsl.Runbooks.Parameter;
import ai.pmoves.dsl.language.Mistakes;
import ai.pmoves.dsl.language.Parameters;
import ai.pmoves.kernel.KeyComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A file whose words are being read: the runbook, or one that it takes in, itself or by others. */
final class SourceFile {
    final Path path;
    /** The parameters as they were given to it. */
    final Map<String, String> typed;
    /** What of the file itself counts for its steps, or null for the runbook: there each block counts for its own. */
    final @Nullable KeyComponent source;

    private final @Nullable SourceFile user;

    String name = "";
    String about = "";
    Parameters parameters = Parameters.NONE;
    boolean bound;

    private SourceFile(Path path, Map<String, String> typed, @Nullable KeyComponent source, @Nullable SourceFile user) {
        this.path = path;
        this.typed = typed;
        this.source = source;
        this.user = user;
    }

    static SourceFile runbook(Path path, Map<String, String> typed) {
        return new SourceFile(path.toAbsolutePath().normalize(), typed, null, null);
    }

    /** @param path of {@link #demandUsable} */
    SourceFile takesIn(Path path, Map<String, String> given, KeyComponent counts) {
        return new SourceFile(path, given, counts, this);
    }

    boolean included() {
        return user != null;
    }

    /** The runbook that takes this file in and declares no parameters: those of this file are its own, as far as it gives no value. */
    @Nullable
    SourceFile heir() {
        return user != null && !user.included() && !user.bound ? user : null;
    }

    /** What is given to it is relative to its folder, and what was typed for its heir to where that was typed. */
    void take(Parameter parameter, SourceFile heir, Map<String, String> values) {
        String name = parameter.name();
        String given = typed.get(name);
        if (given == null && heir.typed.containsKey(name)) {
            values.put(name, heir.typed.get(name));
        } else if (given != null && Set.of("directory", "file").contains(parameter.type())) {
            values.put(name, folder().resolve(given).toString());
        }
    }

    Path folder() {
        Path folder = path.toAbsolutePath().getParent();
        return folder == null ? path : folder;
    }

    /** @param shared whether it begins as a file for other runbooks does */
    void demandUnnamed(String newName, boolean shared) {
        if (shared != included()) {
            throw included()
                    ? Mistakes.of(
                            "dsl.not-shared",
                            path + " is a runbook of its own",
                            "begin it with steps('" + newName + "') { }")
                    : Mistakes.of(
                            "dsl.only-shared",
                            path + " holds steps for other runbooks",
                            "a runbook takes it in: use '" + path.getFileName() + "'");
        }
        if (!name.isEmpty()) {
            throw Mistakes.of(
                    "dsl.second-runbook",
                    "a file holds one runbook, and this one is '" + name + "'",
                    "move '" + newName + "' to a file of its own");
        }
    }

    /**
     * The file that is meant by a path as written here.
     *
     * @throws ai.pmoves.kernel.PmovesException where there is none, or it is being read already
     */
    Path demandUsable(String written) {
        Path included = folder().resolve(written).normalize();
        if (!Files.isRegularFile(included)) {
            throw Mistakes.of(
                    "dsl.use-missing",
                    "there is no file " + included + " to use",
                    "use takes a path from this file's folder: use 'steps/common.groovy'");
        }
        for (SourceFile other = this; other != null; other = other.user) {
            if (other.path.equals(included)) {
                throw Mistakes.of(
                        "dsl.use-cycle",
                        other == this
                                ? "the file uses itself"
                                : written + " uses this file, itself or by others: neither can come first",
                        "move what both need to a file of its own");
            }
        }
        return included;
    }
}
