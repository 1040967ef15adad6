package ai.pmoves.audit;

import ai.pmoves.audit.internal.invocation.Verbs;
import ai.pmoves.kernel.Location;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One call of Compose as it is written in a file of the workspace. Words are as the shell would hand them on, as far as that can be
 * known: one with a {@code $} or {@link #UNKNOWN} in it is only known when it runs.
 *
 * @param words the whole call, options expanded from variables
 */
public record Invocation(Written written, List<String> words, Asked asked, Around around, Set<Trait> traits) {

    /**
     * Where it is written.
     *
     * @param where the word {@code docker}, {@code docker-compose} or what stands for it
     * @param unit what a person calls it by: a target, a job and step, a function; empty where the file is all there is
     * @param options the place where a further option of Compose can be written; null where it is not in this file's text
     */
    public record Written(
            Kind kind,
            Location where,
            String unit,
            @Nullable Location options) {}

    /**
     * What is asked of Compose.
     *
     * @param files every {@code -f}, in order, as written; those of COMPOSE_FILE where that is known and none is given
     * @param projectName {@code -p}, or null
     * @param projectDirectory {@code --project-directory}, or null
     * @param profiles every {@code --profile}; those of COMPOSE_PROFILES where that is known and none is given
     * @param verb {@code up}, {@code down}; empty for options only
     * @param arguments what follows the verb
     */
    public record Asked(
            List<String> files,
            @Nullable String projectName,
            @Nullable String projectDirectory,
            List<String> envFiles,
            List<String> profiles,
            String verb,
            List<String> arguments) {

        /** Of a call of something else, such as a target of make. */
        public static final Asked NOTHING = new Asked(List.of(), null, null, List.of(), List.of(), "", List.of());

        public Asked {
            files = List.copyOf(files);
            envFiles = List.copyOf(envFiles);
            profiles = List.copyOf(profiles);
            arguments = List.copyOf(arguments);
        }
    }

    /**
     * What the text before it has prepared.
     *
     * @param directory where it runs, absolute; null where the file does not say
     * @param sourced files that the same shell has loaded before ({@code . env.shared})
     * @param guarded files that the same shell has asked for with {@code [ -f FILE ]}
     */
    public record Around(@Nullable Path directory, List<String> sourced, List<String> guarded) {
        public Around {
            sourced = List.copyOf(sourced);
            guarded = List.copyOf(guarded);
        }

        /** Nothing is known but the folder. */
        public static Around in(@Nullable Path directory) {
            return new Around(directory, List.of(), List.of());
        }
    }

    /** Stands for text that is only known when the call runs. */
    public static final char UNKNOWN = '\uFFFC';

    /** Where a call is written. */
    public enum Kind {
        MAKE,
        SHELL,
        POWERSHELL,
        CODE,
        WORKFLOW,
        UNIT,
        PACKAGE,
        DOCUMENT
    }

    /** What is special about a call. */
    public enum Trait {
        /** Its failure changes nothing: {@code || true}, or a minus before the recipe's line. */
        MASKED,
        /** What it says about errors is thrown away. */
        SILENCED,
        /** An option before the verb is only known when it runs. */
        INCOMPLETE,
        /** {@code docker-compose} or {@code podman-compose}: a program of its own. */
        STANDALONE
    }

    public Invocation {
        words = List.copyOf(words);
        traits = Set.copyOf(traits);
    }

    public Kind kind() {
        return written.kind();
    }

    public Location where() {
        return written.where();
    }

    public String unit() {
        return written.unit();
    }

    public @Nullable Location options() {
        return written.options();
    }

    public List<String> files() {
        return asked.files();
    }

    public @Nullable String projectName() {
        return asked.projectName();
    }

    public @Nullable String projectDirectory() {
        return asked.projectDirectory();
    }

    public List<String> envFiles() {
        return asked.envFiles();
    }

    public List<String> profiles() {
        return asked.profiles();
    }

    public String verb() {
        return asked.verb();
    }

    public List<String> arguments() {
        return asked.arguments();
    }

    public @Nullable Path directory() {
        return around.directory();
    }

    public List<String> sourced() {
        return around.sourced();
    }

    public List<String> guarded() {
        return around.guarded();
    }

    public boolean is(Trait trait) {
        return traits.contains(trait);
    }

    /** Whether this option stands after the verb, alone or among short ones ({@code -dV}); {@code \0} for one without a short name. */
    public boolean has(String longName, char shortName) {
        return arguments().stream()
                .takeWhile(word -> !word.equals("--"))
                .anyMatch(word -> word.equals(longName)
                        || word.equals(longName + "=true")
                        || (word.matches("-[A-Za-z]+") && word.indexOf(shortName) > 0));
    }

    /** The services that it names after the verb and whose names are known; empty where it means all. */
    public List<String> services() {
        return Verbs.services(verb(), arguments());
    }

    /** Whether a word is known before the call runs. */
    public static boolean known(String word) {
        return word.indexOf('$') < 0 && word.indexOf(UNKNOWN) < 0 && word.indexOf('`') < 0 && word.indexOf('*') < 0;
    }

    /** Whether everything before the verb is known. */
    public boolean complete() {
        return !is(Trait.INCOMPLETE);
    }
}
