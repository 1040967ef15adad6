package ai.pmoves.compose.preflight;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The file from which a project's variables are read, and commands that a person pastes to fill it. They may be pasted in any
 * order: none of them takes back what another has written, and a file that may hold secrets is its owner's from the beginning.
 *
 * @param here the folder in which the commands are pasted
 */
record VariablesFile(Path file, Path here) {

    /** Makes the file, from its template if it has one, where it is not there yet. */
    String made() {
        return copied().orElse("(umask 077; touch " + word() + ")");
    }

    /** Adds a line; what is added last counts. @param value without quotes and backslashes */
    String with(String name, String value) {
        // the line before may have no end
        return put("printf '\\n" + name + "=" + value + "\\n' >> " + word());
    }

    /**
     * Adds a line with a value that nobody has to think of; it is in no command line and on no screen.
     *
     * @param value of {@link Generated}
     */
    String generated(String name, String value) {
        return put("printf '\\n" + name + "=%s\\n' \"" + value + "\" >> " + word());
    }

    private String put(String added) {
        return Files.exists(file)
                ? added
                : copied().map(copy -> copy + "; " + added).orElse("(umask 077; " + added + ")");
    }

    private Optional<String> copied() {
        return Examples.of(file)
                .map(example ->
                        "[ -e " + word() + " ] || install -m 600 " + Examples.word(here, example) + " " + word());
    }

    private String word() {
        return Examples.word(here, file);
    }
}
