package ai.pmoves.dsl.compiler;

import ai.pmoves.kernel.ExitCode;
import ai.pmoves.kernel.Location;
import ai.pmoves.kernel.PmovesException;
import ai.pmoves.kernel.Problem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.codehaus.groovy.ast.ModuleNode;
import org.codehaus.groovy.control.Phases;

/**
 * Compiles one file. No code of the file runs while it is compiled: transformations that the class path or the file itself
 * would bring along are neither looked for nor allowed.
 */
public final class RunbookCompiler {
    private static final Comparator<Problem> BY_PLACE = Comparator.comparing(
            Problem::where,
            Comparator.nullsFirst(Comparator.comparingInt(Location::line).thenComparingInt(Location::column)));

    /** @throws PmovesException (usage) with every mistake */
    public CompiledRunbook compile(RunbookSource source) {
        Attempt attempt = new Attempt(source).to(Phases.CLASS_GENERATION);
        if (!attempt.problems().isEmpty()) {
            throw new PmovesException(ExitCode.USAGE, mistakes(source, attempt));
        }
        return attempt.result();
    }

    /** Every mistake and what is unwise; no class is generated. */
    public List<Problem> check(RunbookSource source) {
        Attempt attempt = new Attempt(source).to(Phases.INSTRUCTION_SELECTION);
        List<Problem> problems = new ArrayList<>(mistakes(source, attempt));
        if (attempt.parsed()) {
            problems.addAll(new PastTheWords(source).in(tree(source)));
        }
        return inOrder(problems);
    }

    /**
     * What the evaluation of a text that compiles was refused for, with the mistakes of names and order that it did not come to.
     */
    public PmovesException withUnreached(RunbookSource source, PmovesException refused) {
        List<Problem> unreached = WrittenSteps.problems(source, tree(source)).stream()
                .filter(problem -> refused.problems().stream().noneMatch(said -> same(said, problem)))
                .toList();
        if (refused.exitCode() != ExitCode.USAGE || unreached.isEmpty()) {
            return refused;
        }
        List<Problem> all = Stream.concat(refused.problems().stream(), unreached.stream())
                .sorted(BY_PLACE)
                .toList();
        PmovesException whole = new PmovesException(refused.exitCode(), all);
        whole.initCause(refused.getCause());
        whole.setStackTrace(refused.getStackTrace());
        return whole;
    }

    /** Of every kind in one go, those of names and order as far as these are written out. */
    private static List<Problem> mistakes(RunbookSource source, Attempt attempt) {
        List<Problem> problems = new ArrayList<>(attempt.problems());
        if (attempt.endedBeforeTypes()) {
            problems.addAll(attempt.again().problems());
        }
        if (attempt.parsed()) {
            problems.addAll(WrittenSteps.problems(source, tree(source)));
        }
        return inOrder(problems);
    }

    /** In the order of the text. What was said first of a place is what is said of it. */
    static List<Problem> inOrder(List<Problem> problems) {
        Map<String, Problem> places = new LinkedHashMap<>();
        problems.forEach(problem -> places.putIfAbsent(String.valueOf(problem.where()), problem));
        return places.values().stream().sorted(BY_PLACE).toList();
    }

    /** The evaluation knows lines only. */
    private static boolean same(Problem one, Problem other) {
        Location here = one.where();
        Location there = other.where();
        return one.message().equals(other.message()) && (here == null || there == null || here.line() == there.line());
    }

    /** The bare syntax tree, before any name is resolved. @throws PmovesException (usage) where the text is no Groovy */
    public ModuleNode parse(RunbookSource source) {
        Attempt attempt = new Attempt(source).to(Phases.CONVERSION);
        if (!attempt.problems().isEmpty()) {
            throw new PmovesException(ExitCode.USAGE, attempt.problems());
        }
        return attempt.tree();
    }

    /** As {@link #parse}, whatever stands in it: also of what is no runbook. @throws PmovesException (usage) where it is no Groovy */
    public ModuleNode parseAny(RunbookSource source) {
        Attempt attempt = new Attempt(source).to(Phases.CONVERSION);
        if (!attempt.parsed() && !attempt.problems().isEmpty()) {
            throw new PmovesException(ExitCode.USAGE, attempt.problems());
        }
        return attempt.tree();
    }

    /** As {@link #parse}, of a text that is known to have a tree, whatever stands in it. */
    private static ModuleNode tree(RunbookSource source) {
        return new Attempt(source).to(Phases.CONVERSION).tree();
    }
}
