package ai.pmoves.dsl.compiler;

import ai.pmoves.dsl.language.RunbookScript;
import ai.pmoves.dsl.language.SessionScript;
import ai.pmoves.kernel.Location;
import ai.pmoves.kernel.Problem;
import ai.pmoves.kernel.Sha256;
import groovy.lang.GroovyClassLoader;
import groovy.transform.CompileStatic;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.codehaus.groovy.GroovyBugError;
import org.codehaus.groovy.ast.ModuleNode;
import org.codehaus.groovy.control.CompilationFailedException;
import org.codehaus.groovy.control.CompilerConfiguration;
import org.codehaus.groovy.control.Phases;
import org.codehaus.groovy.control.SourceUnit;
import org.codehaus.groovy.control.customizers.ASTTransformationCustomizer;
import org.codehaus.groovy.tools.GroovyClass;
import org.jspecify.annotations.Nullable;

/** One way of one text through the compiler, as far as it comes. */
final class Attempt {
    private static final int ALL_MISTAKES = 500;

    private final RunbookSource source;
    private final PatientUnit unit;
    private final SourceUnit file;
    private final Map<String, ClosureFacts> blocks = new LinkedHashMap<>();
    private final Set<String> absent;
    private final @Nullable SessionScope session;
    private List<Problem> problems = List.of();
    private List<ForeignCode.Found> foreign = List.of();
    private String digest = "";

    Attempt(RunbookSource source) {
        this(source, null, Set.of());
    }

    /** A line of a session. */
    Attempt(RunbookSource line, SessionScope session) {
        this(line, session, Set.of());
    }

    /** @param absent names of types that there are not, to be read as if nothing had been said of the type */
    private Attempt(RunbookSource source, @Nullable SessionScope session, Set<String> absent) {
        this.source = source;
        this.session = session;
        this.absent = absent;
        CompilerConfiguration configuration =
                configuration(session == null ? RunbookScript.class : SessionScript.class);
        GroovyClassLoader loader = new GroovyClassLoader(RunbookScript.class.getClassLoader(), configuration);
        loader.setResourceLoader(name -> null);
        unit = new PatientUnit(configuration, loader, new NoTransformations(loader), absent);
        file = unit.addSource(source.className() + ".groovy", source.text());
    }

    Attempt to(int phase) {
        return to(phase, false);
    }

    /**
     * The same text once more, where mistakes of another kind ended the first attempt before types were looked at: without the
     * annotations, and patient with what is declared wrongly.
     */
    Attempt again() {
        Set<String> types = new TreeSet<>(absent);
        problems.forEach(problem -> CompilerMessages.absentType(problem).ifPresent(types::add));
        RunbookSource bare = new RunbookSource(source.file(), ForeignCode.withoutAnnotations(source.text(), foreign));
        Attempt second = new Attempt(bare, session, types);
        try {
            second.to(Phases.INSTRUCTION_SELECTION, true);
        } catch (GroovyBugError e) {
            // the compiler stumbled over what the first attempt has told of already
        }
        second.problems.forEach(problem -> CompilerMessages.absentType(problem).ifPresent(types::add));
        second.problems = second.problems.stream()
                .filter(problem -> problem.where() != null && problem.where().column() > 0)
                .filter(problem -> problem.code().equals("dsl.unknown-type")
                        || types.stream().noneMatch(type -> mentions(problem, type)))
                .toList();
        return second;
    }

    private Attempt to(int phase, boolean patient) {
        Limits limits = Limits.of(source);
        Problem tooLarge = limits.exceeded();
        if (tooLarge != null) {
            problems = List.of(tooLarge);
            return this;
        }
        try {
            problems = Confined.get(() -> compile(phase, patient)).stream()
                    .map(problem -> placed(problem, limits.longest()))
                    .toList();
        } catch (Confined.Indigestible e) {
            problems = List.of(Problem.error("dsl.too-large", "this runbook cannot be compiled: " + e.getMessage())
                    .at(limits.longest())
                    .fix("divide the longest expression: it begins here"));
        }
        return this;
    }

    /** Where the parser gives up it knows no place. */
    private static Problem placed(Problem problem, Location otherwise) {
        Location where = problem.where();
        return where == null || where.line() == 0 ? problem.at(otherwise) : problem;
    }

    private List<Problem> compile(int phase, boolean patient) {
        List<Problem> found = new ArrayList<>();
        try {
            unit.compile(Phases.CONVERSION);
            foreign = ForeignCode.in(tree(), source);
            foreign.forEach(one -> found.add(one.problem()));
            if (phase > Phases.CONVERSION && (patient ? !ForeignCode.annotated(foreign) : foreign.isEmpty())) {
                SourceTokens tokens = SourceTokens.of(source.text());
                digest = Sha256.of(tokens.normalised());
                BlockCollector collector = new BlockCollector(tokens);
                tree().getStatementBlock().visit(collector);
                unit.setClassgenCallback(
                        (visitor, type) -> collector.at(type).ifPresent(facts -> blocks.put(type.getName(), facts)));
                tree().putNodeMetaData(Attempt.class, absent);
                if (session != null) {
                    LineInBlock.put(tree(), session);
                    tree().putNodeMetaData(SessionScope.class, session);
                }
                unit.patient(patient);
                unit.compile(phase);
                unit.patient(false);
                unit.demandNoErrors();
            }
        } catch (CompilationFailedException e) {
            Confined.refuseExhaustion(e);
            found.addAll(CompilerMessages.of(source, unit.getErrorCollector(), e));
        }
        return found;
    }

    private static boolean mentions(Problem problem, String type) {
        return Pattern.compile("\\b" + Pattern.quote(type) + "\\b")
                .matcher(problem.message())
                .find();
    }

    /** Whether a type in the text has been taken for one that nothing is known of. */
    static boolean readsAbsentTypes(ModuleNode tree) {
        return tree.getNodeMetaData(Attempt.class) instanceof Set<?> absent && !absent.isEmpty();
    }

    /** Whether the text is one that has a tree. */
    boolean parsed() {
        return unit.getPhase() > Phases.CONVERSION;
    }

    /** Whether mistakes of another kind ended it before the first type was looked at. */
    boolean endedBeforeTypes() {
        return parsed() && !problems.isEmpty() && unit.getPhase() < Phases.INSTRUCTION_SELECTION;
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

    private static CompilerConfiguration configuration(Class<?> base) {
        CompilerConfiguration configuration = new CompilerConfiguration();
        configuration.setScriptBaseClass(base.getName());
        configuration.setSourceEncoding("UTF-8");
        configuration.setTargetBytecode(CompilerConfiguration.JDK17);
        configuration.setTolerance(ALL_MISTAKES);
        // types are known, so all that would be linked at run time are casts; the first one costs 60 ms of a start
        configuration.getOptimizationOptions().put(CompilerConfiguration.INVOKEDYNAMIC, false);
        configuration.setDisabledGlobalASTTransformations(Set.of("groovy.grape.GrabAnnotationTransformation"));
        configuration.addCompilationCustomizers(
                new Rewrites(),
                new ASTTransformationCustomizer(
                        Map.of("extensions", List.of(RunbookChecks.class.getName())), CompileStatic.class));
        return configuration;
    }
}
