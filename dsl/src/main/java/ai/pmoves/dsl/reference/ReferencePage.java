package ai.pmoves.dsl.reference;

import ai.pmoves.dsl.compiler.TypeNames;
import ai.pmoves.dsl.compiler.Vocabulary;
import ai.pmoves.dsl.language.DurationWords;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.stream.Collectors;

/** {@code dsl/REFERENCE.md}. */
public final class ReferencePage {
    private ReferencePage() {}

    public static String text() {
        StringBuilder page = new StringBuilder("""
                # The words of a runbook

                Generated from the classes in `ai.pmoves.dsl.language`; a test holds that it has not drifted.

                A runbook begins with `runbook('name') { }`; a file of shared steps with `steps('name') { }`, and a runbook
                takes it in with `use 'file.groovy', parameter: value`. Declaring has no effects: only the blocks `action`,
                `check`, `verify` and `undo` of a step look at the world and act on it. Relative paths begin at the project:
                the nearest folder above with `.git` or the `pmoves` launcher, else the runbook's own.

                A runbook is Groovy, checked statically, and code with your rights: read what you run. It holds no classes, no
                methods and no annotations; a helper is a block, `def shout = { String text -> "${text}!" }`. Division of
                whole numbers gives a decimal number: `7.intdiv(2)` is 3.

                When a step runs, and when an earlier result stands: [SEMANTICS.md](SEMANTICS.md).

                """);
        page.append("Durations: ")
                .append(Arrays.stream(DurationWords.class.getDeclaredMethods())
                        .map(Method::getName)
                        .filter(name -> name.startsWith("get"))
                        .map(name -> "`2." + name.substring(3).toLowerCase(java.util.Locale.ROOT) + "`")
                        .sorted()
                        .collect(Collectors.joining(", ")))
                .append(".\n");
        Vocabulary.CLASSES.forEach(type -> section(type, page));
        return page.toString();
    }

    private static void section(Class<?> type, StringBuilder page) {
        String phrase = Vocabulary.phrase(type);
        page.append("\n## ")
                .append(phrase.substring(0, 1).toUpperCase(java.util.Locale.ROOT))
                .append(phrase.substring(1))
                .append("\n\n| word | what it says |\n| --- | --- |\n");
        for (Vocabulary.Entry entry : Vocabulary.own(type)) {
            page.append("| `")
                    .append(entry.name())
                    .append(entry.property() ? "" : TypeNames.parameters(entry))
                    .append("` | ")
                    .append(entry.word().value().replace("|", "\\|"))
                    .append(gives(entry))
                    .append(" |\n");
        }
        String example = Vocabulary.example(type);
        if (!example.isEmpty()) {
            page.append("\n```groovy\n").append(example).append("```\n");
        }
    }

    private static String gives(Vocabulary.Entry entry) {
        Class<?> type = entry.method().getReturnType();
        return type == void.class || type.getEnclosingClass() != null ? "" : " *(" + TypeNames.of(type) + ")*";
    }
}
