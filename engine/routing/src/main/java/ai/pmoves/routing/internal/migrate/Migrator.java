package ai.pmoves.routing.internal.migrate;

import ai.pmoves.kernel.Location;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Goes through the tables of one file and writes each as the gateway reads it today. */
public final class Migrator {
    private Migrator() {}

    /**
     * The file as it shall be.
     *
     * @param ordered whether weights are taken for the order that their author meant
     * @param value finds the value of an environment variable; null where it is not set
     * @param changes told what changes, and where that stood
     */
    public static String migrate(
            Path file,
            String text,
            boolean ordered,
            UnaryOperator<@Nullable String> value,
            BiConsumer<Location, String> changes) {
        List<Section> sections = Section.of(file, text);
        Result out = new Result(text.contains("\r\n") ? "\r\n" : "\n", changes);
        OldModels models = new OldModels(sections, value, out);
        OldFunctions functions = new OldFunctions(sections, ordered, models, out);
        for (Section section : sections) {
            if (section.named("providers")) {
                models.provider(section);
            } else if (section.named("models") && section.values().has("provider")) {
                models.model(section);
            } else if (section.named("functions")) {
                functions.function(section);
            } else if (section.variant()) {
                functions.variant(section);
            } else if (section.path().size() == 3
                    && section.kind().equals("functions")
                    && section.path().get(2).equals("experimentation")) {
                functions.experimentation(section);
            } else {
                models.other(section);
            }
        }
        return out.text();
    }
}
