package ai.pmoves.audit.internal.image;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A COPY or ADD of a Dockerfile that takes files from the build's folder.
 *
 * @param line where it begins, from 1
 */
public record CopyLine(int line, List<String> sources) {
    private static final Pattern COPY = Pattern.compile("(?i)(COPY|ADD)\\s+(?<rest>.*)", Pattern.DOTALL);
    private static final Pattern OPTION = Pattern.compile("--(?<name>[a-z-]+)(=\\S*)?\\s+(?<rest>.*)", Pattern.DOTALL);

    /** Empty for other instructions, for {@code --from}, and where a text follows in the Dockerfile itself. */
    static Optional<CopyLine> of(Dockerfile.Instruction instruction) {
        Matcher copy = COPY.matcher(instruction.text());
        if (!copy.matches() || instruction.text().contains("<<")) {
            return Optional.empty();
        }
        String rest = copy.group("rest").strip();
        for (Matcher option = OPTION.matcher(rest); option.matches(); option = OPTION.matcher(rest)) {
            if (option.group("name").equals("from")) {
                return Optional.empty();
            }
            rest = option.group("rest").strip();
        }
        boolean list = rest.startsWith("[") && rest.endsWith("]");
        List<String> words = new ArrayList<>();
        if (list) {
            Matcher word = Pattern.compile("\"([^\"]*)\"").matcher(rest);
            while (word.find()) {
                words.add(word.group(1));
            }
        } else {
            words.addAll(Arrays.asList(rest.split("\\s+", -1)));
        }
        return words.size() < 2
                ? Optional.empty()
                : Optional.of(new CopyLine(instruction.line(), List.copyOf(words.subList(0, words.size() - 1))));
    }
}
