package ai.pmoves.dsl;

import java.nio.file.Path;
import java.util.List;

/**
 * What the text of one file says that it does. Read from the syntax tree: nothing of it has run, and what is called under another
 * name is not seen.
 *
 * @param text as it was read
 * @param does in the order of the text, each once in its step
 * @param uses the files that it takes in, as far as their names are written out; absolute, whether they exist or not
 * @param helpers scripts of the project that its commands name; absolute, also where they are not there yet
 */
public record Reach(Path file, String text, List<Does> does, List<Path> uses, List<Path> helpers) {
    public Reach {
        does = List.copyOf(does);
        uses = List.copyOf(uses);
        helpers = List.copyOf(helpers);
    }

    /** What is reached, the word that a person reads for it first. */
    public enum Kind {
        SHELL,
        DOCKER,
        HTTP,
        FILES,
        SECRETS,
        ENVIRONMENT,
        /** Code that is no word of the language: it may do anything, and does it while the runbook is only planned, too. */
        CODE;

        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /**
     * @param step as it is written; empty for what is done while the steps are declared
     * @param words its text, on one line
     * @param line 1-based
     * @param unnamed whether it starts something that the text does not name: put together when it runs, or written in a file that is
     *     looked for then
     */
    public record Does(String step, Kind kind, String words, int line, boolean unnamed) {
        public Does(String step, Kind kind, String words, int line) {
            this(step, kind, words, line, false);
        }
    }
}
