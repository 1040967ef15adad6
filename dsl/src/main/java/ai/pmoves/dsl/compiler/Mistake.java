package ai.pmoves.dsl.compiler;

import org.codehaus.groovy.ast.ASTNode;
import org.codehaus.groovy.syntax.SyntaxException;
import org.jspecify.annotations.Nullable;

/** A mistake in the words of the language, on its way through the compiler's error collector. */
final class Mistake extends SyntaxException {
    private static final long serialVersionUID = 1L;

    private final String code;
    private final @Nullable String fix;

    Mistake(String code, String message, @Nullable String fix, ASTNode at) {
        super(message, at.getLineNumber(), at.getColumnNumber(), at.getLastLineNumber(), at.getLastColumnNumber());
        this.code = code;
        this.fix = fix;
    }

    String code() {
        return code;
    }

    @Nullable
    String fix() {
        return fix;
    }
}
