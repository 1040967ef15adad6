package ai.pmoves.repl.console;

import ai.pmoves.dsl.Runbooks.Lines;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The text of a step within that of its file.
 *
 * @param whole the file's
 * @param lines where the step stands in it
 */
record StepText(String whole, Lines lines) {
    String own() {
        return String.join("\n", of(whole).subList(lines.from() - 1, lines.to()));
    }

    /** The file's text with another one of the step. */
    String with(String other) {
        List<String> all = new ArrayList<>(of(whole));
        List<String> own = all.subList(lines.from() - 1, lines.to());
        own.clear();
        own.addAll(of(other));
        return String.join("\n", all);
    }

    /** The same step in a later text of the file; empty where it is another one there, or could be taken for another. */
    Optional<StepText> in(String later) {
        if (later.equals(whole)) {
            return Optional.of(this);
        }
        List<Integer> places = places(later);
        return places.size() == 1 && places(whole).size() == 1
                ? Optional.of(new StepText(
                        later, new Lines(places.get(0) + 1, places.get(0) + 1 + lines.to() - lines.from())))
                : Optional.empty();
    }

    /** Behind how many lines the step's stand. */
    private List<Integer> places(String text) {
        List<String> all = of(text);
        List<String> own = of(own());
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i + own.size() <= all.size(); i++) {
            if (all.subList(i, i + own.size()).equals(own)) {
                places.add(i);
            }
        }
        return places;
    }

    private static List<String> of(String text) {
        return List.of(text.split("\n", -1));
    }
}
