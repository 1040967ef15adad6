package ai.pmoves.compose.internal.check;

import ai.pmoves.workspace.yaml.YamlList;
import ai.pmoves.workspace.yaml.YamlNode;
import ai.pmoves.workspace.yaml.YamlScalar;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Short ways to look into a document. */
final class Values {
    private Values() {}

    static boolean isTrue(@Nullable YamlNode node) {
        return node instanceof YamlScalar scalar
                && (Boolean.TRUE.equals(scalar.value()) || "true".equals(scalar.value()));
    }

    static List<YamlNode> items(@Nullable YamlNode node) {
        return node instanceof YamlList list ? list.items() : List.of();
    }

    /** The number, or null. */
    static @Nullable Long number(@Nullable YamlNode node) {
        if (node instanceof YamlScalar scalar && scalar.value() instanceof Number number) {
            return number.longValue();
        }
        String text = node == null ? null : node.asText();
        return text != null && text.matches("-?\\d{1,18}") ? Long.valueOf(text) : null;
    }
}
