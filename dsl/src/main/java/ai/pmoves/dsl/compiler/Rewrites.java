package ai.pmoves.dsl.compiler;

import ai.pmoves.dsl.language.StopSignal;
import ai.pmoves.dsl.language.Text;
import java.util.List;
import org.codehaus.groovy.ast.ClassCodeExpressionTransformer;
import org.codehaus.groovy.ast.ClassHelper;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.expr.ArgumentListExpression;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.GStringExpression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.StaticMethodCallExpression;
import org.codehaus.groovy.ast.stmt.BlockStatement;
import org.codehaus.groovy.ast.stmt.DoWhileStatement;
import org.codehaus.groovy.ast.stmt.ExpressionStatement;
import org.codehaus.groovy.ast.stmt.ForStatement;
import org.codehaus.groovy.ast.stmt.Statement;
import org.codehaus.groovy.ast.stmt.WhileStatement;
import org.codehaus.groovy.classgen.GeneratorContext;
import org.codehaus.groovy.control.CompilePhase;
import org.codehaus.groovy.control.SourceUnit;
import org.codehaus.groovy.control.customizers.CompilationCustomizer;
import org.jspecify.annotations.Nullable;

/**
 * Makes interpolated strings plain texts ({@link Text}), lets every loop and block be stopped ({@link StopSignal}), and leads
 * words whose name a block has taken to their method.
 */
final class Rewrites extends CompilationCustomizer {
    private static final ClassNode TEXT = ClassHelper.make(Text.class);
    private static final ClassNode STOP = ClassHelper.make(StopSignal.class);

    Rewrites() {
        super(CompilePhase.SEMANTIC_ANALYSIS);
    }

    @Override
    public void call(SourceUnit source, GeneratorContext context, ClassNode classNode) {
        new Transformer(source).visitClass(classNode);
    }

    private static final class Transformer extends ClassCodeExpressionTransformer {
        private final SourceUnit source;

        Transformer(SourceUnit source) {
            this.source = source;
        }

        @Override
        protected SourceUnit getSourceUnit() {
            return source;
        }

        @Override
        public @Nullable Expression transform(@Nullable Expression expression) {
            if (expression instanceof ClosureExpression closure) {
                closure.getCode().visit(this);
                closure.setCode(stoppable(closure.getCode()));
                return closure;
            }
            if (expression instanceof GStringExpression text && !lazy(text)) {
                return plain(text);
            }
            if (expression instanceof MethodCallExpression call && call.isImplicitThis()) {
                unhide(call);
                if (isSleep(call)) {
                    return stoppableSleep(call);
                }
            }
            return expression == null ? null : super.transform(expression);
        }

        @Override
        public void visitForLoop(ForStatement loop) {
            super.visitForLoop(loop);
            loop.setLoopBlock(stoppable(loop.getLoopBlock()));
        }

        @Override
        public void visitWhileLoop(WhileStatement loop) {
            super.visitWhileLoop(loop);
            loop.setLoopBlock(stoppable(loop.getLoopBlock()));
        }

        @Override
        public void visitDoWhileLoop(DoWhileStatement loop) {
            super.visitDoWhileLoop(loop);
            loop.setLoopBlock(stoppable(loop.getLoopBlock()));
        }

        /** Groovy's own goes on sleeping when it is interrupted. */
        private static boolean isSleep(MethodCallExpression call) {
            return "sleep".equals(call.getMethodAsString())
                    && call.getArguments() instanceof ArgumentListExpression given
                    && given.getExpressions().size() == 1;
        }

        private Expression stoppableSleep(MethodCallExpression call) {
            StaticMethodCallExpression sleep =
                    new StaticMethodCallExpression(STOP, "sleep", transform(call.getArguments()));
            sleep.setSourcePosition(call);
            return sleep;
        }

        private static void unhide(MethodCallExpression call) {
            String word = String.valueOf(call.getMethodAsString());
            String method = Vocabulary.methodOf(word);
            if (!method.equals(word)) {
                ConstantExpression name = new ConstantExpression(method);
                name.setSourcePosition(call.getMethod());
                call.setMethod(name);
            }
        }

        private Expression plain(GStringExpression text) {
            ArgumentListExpression parts = new ArgumentListExpression();
            List<ConstantExpression> strings = text.getStrings();
            List<Expression> values = text.getValues();
            for (int i = 0; i < Math.max(strings.size(), values.size()); i++) {
                if (i < strings.size() && !"".equals(strings.get(i).getValue())) {
                    parts.addExpression(strings.get(i));
                }
                if (i < values.size()) {
                    parts.addExpression(transform(values.get(i)));
                }
            }
            StaticMethodCallExpression call = new StaticMethodCallExpression(TEXT, "of", parts);
            call.setSourcePosition(text);
            parts.setSourcePosition(text);
            return call;
        }
    }

    /** {@code "${-> x}"} is asked anew each time that it is shown: left alone. */
    private static boolean lazy(GStringExpression text) {
        return text.getValues().stream().anyMatch(ClosureExpression.class::isInstance);
    }

    private static Statement stoppable(Statement code) {
        BlockStatement block = code instanceof BlockStatement already ? already : new BlockStatement();
        if (block != code) {
            block.addStatement(code);
        }
        block.getStatements()
                .add(
                        0,
                        new ExpressionStatement(
                                new StaticMethodCallExpression(STOP, "check", ArgumentListExpression.EMPTY_ARGUMENTS)));
        return block;
    }
}
