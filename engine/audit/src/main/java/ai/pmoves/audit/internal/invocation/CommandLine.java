package ai.pmoves.audit.internal.invocation;

import ai.pmoves.audit.Invocation;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A call of Compose taken apart.
 *
 * @param tool how many words stand for Compose itself
 * @param verbAt the verb's place among the words; behind them where there is none
 */
record CommandLine(int tool, int verbAt, Invocation.Asked asked, Set<Invocation.Trait> traits) {

    /** What Compose takes from its environment where no option says it. */
    static final List<String> VARIABLES = List.of("COMPOSE_FILE", "COMPOSE_PROJECT_NAME", "COMPOSE_PROFILES");

    /** Takes the words of a command apart; null for one that is no call of Compose. */
    static @Nullable CommandLine of(List<String> words, Map<String, String> environment) {
        int at = tool(words);
        if (at == 0) {
            return null;
        }
        boolean standalone = at == 1 && words.get(0).contains("-compose");
        Reader reader = new Reader(words, at);
        reader.read();
        if (reader.verb.isEmpty() && reader.traits.isEmpty() && !reader.asksVersion) {
            return null;
        }
        if (standalone) {
            reader.traits.add(Invocation.Trait.STANDALONE);
        }
        if (reader.files.isEmpty() && environment.containsKey("COMPOSE_FILE")) {
            reader.files.addAll(
                    List.of(environment.getOrDefault("COMPOSE_FILE", "").split("[:;]")));
        }
        String profiles = environment.getOrDefault("COMPOSE_PROFILES", "");
        if (reader.profiles.isEmpty() && !profiles.isEmpty()) {
            reader.profiles.addAll(List.of(profiles.split(",")));
        }
        String name = reader.name == null ? environment.get("COMPOSE_PROJECT_NAME") : reader.name;
        Invocation.Asked asked = new Invocation.Asked(
                reader.files,
                name,
                reader.directory,
                reader.envFiles,
                reader.profiles,
                reader.verb,
                words.subList(Math.min(words.size(), reader.at + 1), words.size()));
        return new CommandLine(at, reader.at, asked, reader.traits);
    }

    private static int tool(List<String> words) {
        String first = words.get(0).substring(words.get(0).lastIndexOf('/') + 1).replaceFirst("\\.exe$", "");
        if (first.equals("docker-compose") || first.equals("podman-compose")) {
            return 1;
        }
        if (!first.equals("docker") && !first.equals("podman") && !first.equals("nerdctl")) {
            return 0;
        }
        for (int i = 1; i < words.size(); i++) {
            String word = words.get(i);
            if (word.equals("compose")) {
                return i + 1;
            }
            if (!word.startsWith("-")) {
                return 0;
            }
            if (Verbs.takesValue(word)) {
                i++;
            }
        }
        return 0;
    }

    private static final class Reader {
        private final List<String> words;
        private final List<String> files = new ArrayList<>();
        private final List<String> envFiles = new ArrayList<>();
        private final List<String> profiles = new ArrayList<>();
        private final Set<Invocation.Trait> traits = EnumSet.noneOf(Invocation.Trait.class);
        private @Nullable String name;
        private @Nullable String directory;
        private String verb = "";
        private boolean asksVersion;
        private int at;

        Reader(List<String> words, int at) {
            this.words = words;
            this.at = at;
        }

        void read() {
            for (; at < words.size(); at++) {
                String word = words.get(at);
                if (!word.startsWith("-")) {
                    if (Verbs.isVerb(word)) {
                        verb = word;
                        return;
                    }
                    if (Invocation.known(word)) {
                        // no verb of Compose: words about it
                        traits.clear();
                        return;
                    }
                    traits.add(Invocation.Trait.INCOMPLETE);
                } else if (word.equals("--version") || word.equals("-v") || word.equals("--help")) {
                    asksVersion = true;
                } else if (word.startsWith("--") && word.contains("=")) {
                    option(word.substring(0, word.indexOf('=')), word.substring(word.indexOf('=') + 1));
                } else if (Verbs.takesValue(word)) {
                    at++;
                    option(word, at < words.size() ? words.get(at) : "");
                } else if (word.matches("-[fp].+")) {
                    option(word.substring(0, 2), word.substring(2));
                }
            }
        }

        private void option(String option, String value) {
            if (option.equals("--profile") && !Invocation.known(value)) {
                traits.add(Invocation.Trait.INCOMPLETE);
            }
            switch (option) {
                case "-f", "--file" -> files.add(value);
                case "-p", "--project-name" -> name = value;
                case "--project-directory", "--workdir" -> directory = value;
                case "--env-file" -> envFiles.add(value);
                case "--profile" -> profiles.add(value);
                default -> {
                    // says nothing about the model
                }
            }
        }
    }
}
