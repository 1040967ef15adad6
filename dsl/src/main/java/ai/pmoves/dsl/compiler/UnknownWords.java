package ai.pmoves.dsl.compiler;

import ai.pmoves.dsl.compiler.Vocabulary.Entry;
import ai.pmoves.kernel.Spelling;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.codehaus.groovy.ast.ASTNode;
import org.codehaus.groovy.ast.MethodNode;
import org.codehaus.groovy.ast.expr.ArgumentListExpression;
import org.codehaus.groovy.ast.expr.VariableExpression;

/** Words that are not known where they stand: what was meant, and where they would be. */
final class UnknownWords {
    private final OpenBlocks blocks;
    private final CheckerInsides insides;
    private final Report report;

    UnknownWords(OpenBlocks blocks, CheckerInsides insides, Report report) {
        this.blocks = blocks;
        this.insides = insides;
        this.report = report;
    }

    void tell(ASTNode at, String name, Class<?> block, boolean alone) {
        Set<String> known = Vocabulary.names(block);
        List<Class<?>> elsewhere = alone ? Vocabulary.blocksThatKnow(name) : List.of();
        String here = Vocabulary.phrase(block);
        String allowed = alone ? "allowed here: " : "it has: ";
        if (alone && elsewhere.isEmpty() && Vocabulary.options().contains(name)) {
            report.mistake(
                    "dsl.option-colon", "'" + name + "' is an option: it is written with ':'", name + ": ...", at);
            return;
        }
        if (!elsewhere.isEmpty()) {
            String places = elsewhere.stream().map(Vocabulary::phrase).collect(Collectors.joining(" or "));
            report.mistake(
                    "dsl.misplaced", "'" + name + "' is only known " + places, allowed + String.join(", ", known), at);
            return;
        }
        Set<String> near = new TreeSet<>(known);
        if (alone) {
            near.addAll(blocks.variables());
        }
        String message = alone ? "'" + name + "' is not known " + here : here + " has no '" + name + "'";
        String meant = hint(name, near);
        boolean text = meant.isEmpty() && here.startsWith("in a ") && at instanceof VariableExpression;
        String fix = text ? "a text stands in quotes: '" + name + "'" : allowed + String.join(", ", known);
        report.mistake("dsl.unknown-word", message + meant, fix, at);
    }

    private static String hint(String name, Set<String> known) {
        return Idioms.meant(name, known)
                .map(word -> ": did you mean '" + word + "'?")
                .orElseGet(() -> Spelling.hint(name, known));
    }

    /** Goes on as if the nearest word had been written, so that mistakes inside its block are found as well. */
    Optional<MethodNode> meant(String name, Class<?> block, ArgumentListExpression arguments) {
        List<String> near = Spelling.near(name, Vocabulary.names(block));
        for (Entry entry : Vocabulary.words(block)) {
            if (!near.isEmpty()
                    && entry.name().equals(near.get(0))
                    && entry.method().getParameterCount()
                            == arguments.getExpressions().size()) {
                return Optional.of(insides.method(entry));
            }
        }
        blocks.unknown(arguments.getExpressions());
        return Optional.empty();
    }
}
