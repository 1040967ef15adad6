package ai.pmoves.dsl.compiler;

import org.codehaus.groovy.ast.ASTNode;
import org.jspecify.annotations.Nullable;

/** Takes a mistake. */
@FunctionalInterface
interface Report {
    void mistake(String code, String message, @Nullable String fix, ASTNode at);
}
