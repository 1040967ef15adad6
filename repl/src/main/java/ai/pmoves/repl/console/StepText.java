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
    private static final String RETURN = "\r";

    /** Its lines with a line feed between them, however they end in the file. */
    String own() {
        return unix(String.join("\n", written()));
    }

    /** What an editor left of it, without blank lines behind it. */
    String left(String text) {
        return unix(text).stripTrailing();
    }

    /** The file's text with another one of the step, whose lines end as those that it takes the place of. */
    String with(String other) {
        String end = ofWindows() ? RETURN : "";
        List<String> all = new ArrayList<>(of(whole));
        List<String> own = all.subList(lines.from() - 1, lines.to());
        own.clear();
        of(other).forEach(line -> own.add(line + end));
        return String.join("\n", all);
    }

    private List<String> written() {
        return of(whole).subList(lines.from() - 1, lines.to());
    }

    private boolean ofWindows() {
        return written().get(0).endsWith(RETURN);
    }

    private String unix(String text) {
        return ofWindows() ? text.replaceAll("\r(?=\n|$)", "") : text;
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
        List<String> own = written();
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
