package ai.pmoves.dsl.compiler;

import ai.pmoves.dsl.language.Digests;
import ai.pmoves.dsl.language.RunbookScript;
import ai.pmoves.kernel.ExitCode;
import ai.pmoves.kernel.Location;
import ai.pmoves.kernel.PmovesException;
import ai.pmoves.kernel.Problem;
import groovy.lang.GroovyClassLoader;
import groovy.transform.CompileStatic;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.codehaus.groovy.ast.ModuleNode;
import org.codehaus.groovy.control.CompilationFailedException;
import org.codehaus.groovy.control.CompilationUnit;
import org.codehaus.groovy.control.CompilerConfiguration;
import org.codehaus.groovy.control.Phases;
import org.codehaus.groovy.control.SourceUnit;
import org.codehaus.groovy.control.customizers.ASTTransformationCustomizer;
import org.codehaus.groovy.tools.GroovyClass;

/**
 * Compiles one file. No code of the file runs while it is compiled: transformations that the class path or the file itself
 * would bring along are neither looked for nor allowed.
 */
public final class RunbookCompiler {

    private static final int ALL_MISTAKES = 500;

    /** @throws PmovesException (usage) with every mistake */
    public CompiledRunbook compile(RunbookSource source) {
        Attempt attempt = new Attempt(source);
        attempt.to(Phases.CLASS_GENERATION);
        List<Problem> problems = attempt.problems();
        if (!problems.isEmpty()) {
            throw new PmovesException(ExitCode.USAGE, problems);
        }
        return attempt.result();
    }

    /** Every mistake, those in the names of steps as far as they are written out, and what is unwise; no class is generated. */
    public List<Problem> check(RunbookSource source) {
        Attempt attempt = new Attempt(source);
        attempt.to(Phases.INSTRUCTION_SELECTION);
        if (!attempt.problems().isEmpty()) {
            return attempt.problems();
        }
        ModuleNode tree = parse(source);
        List<Problem> problems = new ArrayList<>(WrittenSteps.problems(source, tree));
        problems.addAll(PastTheWords.in(source, tree));
        return problems;
    }

    /** The bare syntax tree, before any name is resolved. @throws PmovesException (usage) where the text is no Groovy */
    public ModuleNode parse(RunbookSource source) {
        Attempt attempt = new Attempt(source);
        attempt.to(Phases.CONVERSION);
        List<Problem> problems = attempt.problems();
        if (!problems.isEmpty()) {
            throw new PmovesException(ExitCode.USAGE, problems);
        }
        return attempt.tree();
    }

    private static final class Attempt {
        private final RunbookSource source;
        private final CompilationUnit unit;
        private final SourceUnit file;
        private final Map<String, ClosureFacts> blocks = new LinkedHashMap<>();
        private List<Problem> problems = List.of();
        private String digest = "";

        Attempt(RunbookSource source) {
            this.source = source;
            CompilerConfiguration configuration = configuration();
            GroovyClassLoader loader = new GroovyClassLoader(RunbookScript.class.getClassLoader(), configuration);
            loader.setResourceLoader(name -> null);
            unit = new CompilationUnit(configuration, null, loader, new NoTransformations(loader));
            file = unit.addSource(source.className() + ".groovy", source.text());
        }

        void to(int phase) {
            Limits limits = Limits.of(source);
            Problem tooLarge = limits.exceeded();
            if (tooLarge != null) {
                problems = List.of(tooLarge);
                return;
            }
            try {
                problems = Confined.get(() -> compile(phase)).stream()
                        .map(problem -> placed(problem, limits.longest()))
                        .toList();
            } catch (Confined.Indigestible e) {
                problems = List.of(Problem.error("dsl.too-large", "this runbook cannot be compiled: " + e.getMessage())
                        .at(limits.longest())
                        .fix("divide the longest expression: it begins here"));
            }
        }

        /** Where the parser gives up it knows no place. */
        private static Problem placed(Problem problem, Location otherwise) {
            Location where = problem.where();
            return where == null || where.line() == 0 ? problem.at(otherwise) : problem;
        }

        private List<Problem> compile(int phase) {
            List<Problem> found = new ArrayList<>();
            try {
                unit.compile(Phases.CONVERSION);
                ForeignCode.in(tree(), source, found);
                if (phase > Phases.CONVERSION && found.isEmpty()) {
                    SourceTokens tokens = SourceTokens.of(source.text());
                    digest = Digests.ofText(tokens.normalised());
                    BlockCollector collector = new BlockCollector(tokens);
                    tree().getStatementBlock().visit(collector);
                    unit.setClassgenCallback((visitor, type) ->
                            collector.at(type).ifPresent(facts -> blocks.put(type.getName(), facts)));
                    unit.compile(phase);
                }
            } catch (CompilationFailedException e) {
                Confined.refuseExhaustion(e);
                found.addAll(CompilerMessages.of(source, unit.getErrorCollector(), e));
            }
            return found;
        }

        ModuleNode tree() {
            return file.getAST();
        }

        List<Problem> problems() {
            return problems;
        }

        CompiledRunbook result() {
            Map<String, byte[]> classes = new LinkedHashMap<>();
            for (GroovyClass type : unit.getClasses()) {
                classes.put(type.getName(), type.getBytes());
            }
            return new CompiledRunbook(digest, source.className(), classes, blocks);
        }
    }

    private static CompilerConfiguration configuration() {
        CompilerConfiguration configuration = new CompilerConfiguration();
        configuration.setScriptBaseClass(RunbookScript.class.getName());
        configuration.setSourceEncoding("UTF-8");
        configuration.setTargetBytecode(CompilerConfiguration.JDK17);
        configuration.setTolerance(ALL_MISTAKES);
        configuration.setDisabledGlobalASTTransformations(Set.of("groovy.grape.GrabAnnotationTransformation"));
        configuration.addCompilationCustomizers(
                new Rewrites(),
                new ASTTransformationCustomizer(
                        Map.of("extensions", List.of(RunbookChecks.class.getName())), CompileStatic.class));
        return configuration;
    }
}
