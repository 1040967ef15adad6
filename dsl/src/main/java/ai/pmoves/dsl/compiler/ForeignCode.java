package ai.pmoves.dsl.compiler;

import ai.pmoves.kernel.Location;
import ai.pmoves.kernel.Problem;
import java.util.ArrayList;
import java.util.List;
import org.codehaus.groovy.ast.ASTNode;
import org.codehaus.groovy.ast.AnnotatedNode;
import org.codehaus.groovy.ast.AnnotationNode;
import org.codehaus.groovy.ast.ClassCodeVisitorSupport;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.ImportNode;
import org.codehaus.groovy.ast.MethodNode;
import org.codehaus.groovy.ast.ModuleNode;
import org.codehaus.groovy.control.SourceUnit;
import org.jspecify.annotations.Nullable;

/**
 * Refuses what could run while a runbook is only compiled (annotations bring transformations along, {@code @ASTTest} even a
 * program), and what has no place in a runbook: classes and methods.
 */
final class ForeignCode extends ClassCodeVisitorSupport {
    private final RunbookSource source;
    private final List<Found> found = new ArrayList<>();

    private ForeignCode(RunbookSource source) {
        this.source = source;
    }

    /** @param at what is refused */
    record Found(Problem problem, ASTNode at) {}

    static List<Found> in(ModuleNode tree, RunbookSource source) {
        ForeignCode visitor = new ForeignCode(source);
        if (tree.getPackage() != null) {
            visitor.visitAnnotations(tree.getPackage());
        }
        List<ImportNode> imports = new ArrayList<>(tree.getImports());
        imports.addAll(tree.getStarImports());
        imports.addAll(tree.getStaticImports().values());
        imports.addAll(tree.getStaticStarImports().values());
        imports.forEach(visitor::visitAnnotations);
        tree.getStatementBlock().visit(visitor);
        for (ClassNode type : tree.getClasses()) {
            if (!type.isScript()) {
                visitor.refuse(type, "class", "a runbook holds no classes", "keep to blocks, lists and maps");
            }
            visitor.visitClass(type);
        }
        for (MethodNode method : tree.getMethods()) {
            visitor.refuse(
                    method,
                    "method",
                    "a runbook holds no methods: '" + method.getName() + "' could not be seen inside its blocks",
                    "def " + method.getName() + " = { ... } inside runbook { }");
        }
        return visitor.found;
    }

    /** Whether anything among it could run while the text is compiled. */
    static boolean annotated(List<Found> found) {
        return found.stream().anyMatch(one -> one.at() instanceof AnnotationNode);
    }

    /** The text with blanks in the place of the annotations: everything else stays where it is. */
    static String withoutAnnotations(String text, List<Found> found) {
        List<String> lines =
                new ArrayList<>(List.of(text.split("\n", -1))); // as the parser counts: no line ends with a lone CR
        for (Found one : found) {
            if (one.at() instanceof AnnotationNode annotation) {
                for (int line = annotation.getLineNumber(); line <= annotation.getLastLineNumber(); line++) {
                    String whole = lines.get(line - 1);
                    int from = line == annotation.getLineNumber() ? annotation.getColumnNumber() - 1 : 0;
                    int to = line == annotation.getLastLineNumber()
                            ? Math.min(whole.length(), annotation.getLastColumnNumber() - 1)
                            : whole.length();
                    lines.set(line - 1, whole.substring(0, from) + " ".repeat(to - from) + whole.substring(to));
                }
            }
        }
        return String.join("\n", lines);
    }

    @Override
    public void visitAnnotations(AnnotatedNode node) {
        for (AnnotationNode annotation : node.getAnnotations()) {
            // without a place: put there by the compiler itself, for the script's base class
            if (annotation.getLineNumber() < 1) {
                continue;
            }
            refuse(
                    annotation,
                    "annotation",
                    "a runbook holds no annotations: @"
                            + annotation.getClassNode().getNameWithoutPackage(),
                    "take it out");
        }
        super.visitAnnotations(node);
    }

    private void refuse(ASTNode node, String what, String message, String fix) {
        Problem problem = Problem.error("dsl.no-" + what, message)
                .at(new Location(source.file(), Math.max(0, node.getLineNumber()), Math.max(0, node.getColumnNumber())))
                .fix(fix);
        if (found.stream().noneMatch(one -> one.problem().equals(problem))) {
            found.add(new Found(problem, node));
        }
    }

    @Override
    protected @Nullable SourceUnit getSourceUnit() {
        return null;
    }
}
