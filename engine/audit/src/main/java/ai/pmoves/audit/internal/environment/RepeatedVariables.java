package ai.pmoves.audit.internal.environment;

import ai.pmoves.audit.Target;
import ai.pmoves.audit.internal.Findings;
import ai.pmoves.audit.internal.Rule;
import ai.pmoves.audit.internal.written.WrittenText;
import ai.pmoves.audit.internal.written.WrittenTexts;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A variable that one list sets twice: the last entry counts, and whoever edits the first wonders. */
public final class RepeatedVariables implements Rule {
    private static final String ID = "environment.set-twice";

    private record Variable(Path file, List<String> path) {}

    @Override
    public List<String> ids() {
        return List.of(ID);
    }

    @Override
    public void check(Target target, Findings findings) {
        Map<Variable, WrittenText> first = new HashMap<>();
        for (WrittenText text : WrittenTexts.of(target)) {
            if (!text.isVariableOf("environment") && !text.isVariableOf("build", "args")) {
                continue;
            }
            WrittenText before = first.putIfAbsent(new Variable(text.where().file(), text.path()), text);
            if (before != null) {
                boolean same = before.text().equals(text.text());
                findings.add(
                        ID,
                        String.join(".", text.path()),
                        text.where(),
                        "'" + text.service() + "' sets " + text.name() + " in line "
                                + before.where().line() + " and here again"
                                + (same ? "" : ", to something else: this one counts"),
                        "delete one of them");
            }
        }
    }
}
