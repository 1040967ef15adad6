package ai.pmoves.dsl.compiler;

import java.util.List;
import org.codehaus.groovy.ast.ClassCodeVisitorSupport;
import org.codehaus.groovy.ast.stmt.Statement;
import org.codehaus.groovy.control.SourceUnit;

/** Words with a colon behind them, as YAML has them: to Groovy they are labels, and mean nothing. */
final class Labels extends ClassCodeVisitorSupport {
    private final SourceUnit source;
    private final Report report;

    Labels(SourceUnit source, Report report) {
        this.source = source;
        this.report = report;
    }

    @Override
    protected SourceUnit getSourceUnit() {
        return source;
    }

    @Override
    protected void visitStatement(Statement statement) {
        List<String> labels = statement.getStatementLabels();
        if (labels != null) {
            labels.stream()
                    .filter(label -> !Vocabulary.blocksThatKnow(label).isEmpty())
                    .forEach(label -> report.mistake(
                            "dsl.label",
                            "'" + label + "' is a word: it is written without ':'",
                            label + " ...",
                            statement));
        }
        super.visitStatement(statement);
    }
}
