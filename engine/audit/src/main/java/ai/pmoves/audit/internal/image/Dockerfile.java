package ai.pmoves.audit.internal.image;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A Dockerfile, as far as it tells what the image holds.
 *
 * @param stages in order
 */
record Dockerfile(List<Stage> stages) {
    private static final Pattern FROM = Pattern.compile(
            "FROM\\s++(?:--\\S++\\s++)*+(?<base>\\S+)(?:\\s+AS\\s+(?<name>\\S+))?\\s*", Pattern.CASE_INSENSITIVE);
    private static final Pattern ARG =
            Pattern.compile("ARG\\s+(?<name>\\w+)(?:=[\"']?(?<value>[^\"'\\s]*)[\"']?)?.*", Pattern.CASE_INSENSITIVE);
    private static final Pattern COPY_FROM = Pattern.compile("(?:--from=|,from=)([^\\s,]+)");
    /** No image's name is so long; one that grows from another is not filled in any more. */
    private static final int LONGEST = 4096;

    private static final Pattern VARIABLE = Pattern.compile("\\$(?:\\{(\\w+)(?::-([^}]*))?}|(\\w+))");

    /**
     * @param base what it begins with, variables filled in; with a {@code $} where one has no value
     * @param line of its FROM, from 1
     * @param instructions all but FROM
     */
    record Stage(String base, @Nullable String name, int line, List<Instruction> instructions) {}

    /**
     * @param line where it begins, from 1
     * @param text in one line, without comments
     */
    record Instruction(int line, String text) {}

    static Dockerfile parse(String text, Map<String, String> arguments) {
        List<Stage> stages = new ArrayList<>();
        Map<String, String> known = new HashMap<>();
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            int first = i + 1;
            StringBuilder whole = new StringBuilder();
            for (; i < lines.size(); i++) {
                String line = lines.get(i).strip();
                boolean comment = line.startsWith("#");
                whole.append(comment ? "" : line.replaceFirst("\\\\$", " "));
                if (!comment && !line.endsWith("\\")) {
                    break;
                }
                if (comment && whole.toString().isBlank()) {
                    break;
                }
            }
            take(whole.toString().strip(), first, stages, known, arguments);
        }
        return new Dockerfile(List.copyOf(stages));
    }

    private static void take(
            String instruction,
            int line,
            List<Stage> stages,
            Map<String, String> known,
            Map<String, String> arguments) {
        Matcher from = FROM.matcher(instruction);
        Matcher arg = ARG.matcher(instruction);
        if (from.matches()) {
            stages.add(new Stage(filled(from.group("base"), known), from.group("name"), line, new ArrayList<>()));
        } else if (stages.isEmpty() && arg.matches()) {
            String value = arguments.getOrDefault(arg.group("name"), arg.group("value"));
            if (value != null) {
                known.put(arg.group("name"), filled(value, known));
            }
        } else if (!stages.isEmpty() && !instruction.isEmpty()) {
            stages.get(stages.size() - 1).instructions().add(new Instruction(line, instruction));
        }
    }

    private static String filled(String text, Map<String, String> known) {
        String filled = VARIABLE.matcher(text).replaceAll(found -> {
            String name = found.group(1) == null ? found.group(3) : found.group(1);
            String value = known.getOrDefault(name, found.group(2));
            return Matcher.quoteReplacement(value == null ? found.group() : value);
        });
        return filled.length() > LONGEST ? text : filled;
    }

    /** The stage that is built, and those that it stands on, the built one first. Empty where it is not there. */
    List<Stage> chain(String target) {
        List<Stage> chain = new ArrayList<>();
        Stage at = target.isEmpty()
                ? (stages.isEmpty() ? null : stages.get(stages.size() - 1))
                : named(target, stages.size());
        while (at != null) {
            chain.add(at);
            at = named(at.base(), stages.indexOf(at));
        }
        return chain;
    }

    /** These stages, and all that are copied from, the given ones first. */
    List<Stage> needed(List<Stage> chain) {
        List<Stage> needed = new ArrayList<>(chain);
        for (int i = 0; i < needed.size(); i++) {
            for (Instruction instruction : needed.get(i).instructions()) {
                Matcher from = COPY_FROM.matcher(instruction.text());
                Stage other = from.find() ? named(from.group(1), stages.size()) : null;
                while (other != null && !needed.contains(other)) {
                    needed.add(other);
                    other = named(other.base(), stages.indexOf(other));
                }
            }
        }
        return needed;
    }

    /** One of the first so many stages. */
    private @Nullable Stage named(String name, int before) {
        for (int i = before - 1; i >= 0; i--) {
            if (name.equalsIgnoreCase(stages.get(i).name()) || name.equals(String.valueOf(i))) {
                return stages.get(i);
            }
        }
        return null;
    }
}
