package ai.pmoves.kernel.internal.key;

import ai.pmoves.kernel.Comparison.Change;
import ai.pmoves.kernel.KeyComponent;
import ai.pmoves.kernel.StepPath;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How two keys of one step differ.
 *
 * @param changes the components that differ, sorted by name
 * @param why the same for people, empty if nothing differs
 */
public record KeyChange(List<Change> changes, String why) {
    private static final Pattern DIGEST = Pattern.compile("(sha256:)?[0-9a-f]{32,128}");
    private static final int SHORT = 48;
    private static final int TOLD = 2;

    public static final KeyChange NONE = new KeyChange(List.of(), "");

    public KeyChange {
        changes = List.copyOf(changes);
    }

    public boolean none() {
        return changes.isEmpty();
    }

    /**
     * @param renamed old path to new path, for steps that say what they were
     * @param ignored names that are not known yet
     */
    public static KeyChange between(
            List<KeyComponent> before, List<KeyComponent> now, Map<StepPath, StepPath> renamed, Set<String> ignored) {
        Map<String, String> old =
                byName(before.stream().map(c -> rename(c, renamed)).toList());
        Map<String, String> current = byName(now);
        Set<String> names = new TreeSet<>(old.keySet());
        names.addAll(current.keySet());
        names.removeAll(ignored);
        names.removeIf(name -> old.getOrDefault(name, "\0").equals(current.getOrDefault(name, "\0")));
        List<Change> changes = names.stream()
                .map(name -> new Change(name, old.get(name), current.get(name)))
                .toList();
        return new KeyChange(
                changes, join(changes.stream().map(KeyChange::words).toList()));
    }

    private static Map<String, String> byName(List<KeyComponent> components) {
        return components.stream()
                .collect(Collectors.toMap(
                        KeyComponent::name, KeyComponent::value, (a, b) -> a + ", " + b, TreeMap::new));
    }

    private static KeyComponent rename(KeyComponent component, Map<StepPath, StepPath> renamed) {
        for (Map.Entry<StepPath, StepPath> entry : renamed.entrySet()) {
            String old = entry.getKey().value();
            String current = entry.getValue().value();
            if (component.name().equals(KeyDigest.STEP_NAME)
                    && component.value().equals(old)) {
                return new KeyComponent(KeyDigest.STEP_NAME, current);
            }
            if (component.name().equals(KeyDigest.OUTPUT_PREFIX + old)) {
                return new KeyComponent(KeyDigest.OUTPUT_PREFIX + current, component.value());
            }
        }
        return component;
    }

    private static String words(Change change) {
        String name = change.name();
        String old = change.before();
        String now = change.now();
        if (name.equals("source")) {
            return "its source changed";
        }
        if (name.equals(KeyDigest.SCHEMA_NAME)) {
            return "keys are made in a new way since";
        }
        if (name.startsWith(KeyDigest.OUTPUT_PREFIX)) {
            String step = name.substring(KeyDigest.OUTPUT_PREFIX.length());
            return old == null
                    ? "it needs '" + step + "' now"
                    : now == null ? "it needs '" + step + "' no more" : "the output of '" + step + "' changed";
        }
        String plain = name.startsWith("input ") ? name.substring("input ".length()) : name;
        if (old == null) {
            return "input '" + plain + "' is new";
        }
        if (now == null) {
            return "input '" + plain + "' is gone";
        }
        return "input '" + plain + "' changed" + (tellable(old) && tellable(now) ? ": " + old + " -> " + now : "");
    }

    private static boolean tellable(String value) {
        return value.length() <= SHORT
                && !value.contains("\n")
                && !DIGEST.matcher(value).matches();
    }

    private static String join(List<String> told) {
        if (told.size() <= TOLD) {
            return String.join("; ", told);
        }
        return String.join("; ", told.subList(0, TOLD)) + "; and " + (told.size() - TOLD) + " more";
    }
}
