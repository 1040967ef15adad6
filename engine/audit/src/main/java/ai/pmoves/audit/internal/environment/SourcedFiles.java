package ai.pmoves.audit.internal.environment;

import ai.pmoves.audit.Edit;
import ai.pmoves.audit.Finding;
import ai.pmoves.audit.Target;
import ai.pmoves.audit.internal.Findings;
import ai.pmoves.audit.internal.Rule;
import ai.pmoves.audit.internal.environment.EnvLoad.How;
import ai.pmoves.audit.internal.environment.LineLoaders.Read;
import ai.pmoves.audit.internal.written.WrittenTexts;
import ai.pmoves.compose.Project;
import ai.pmoves.kernel.Location;
import ai.pmoves.kernel.Severity;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Env files that a script sources or a Makefile includes, and whose lines it reads otherwise than Compose, or cannot read. */
public final class SourcedFiles implements Rule {
    private static final String ID = "environment.sourced";
    private static final String ASSIGNMENT = "\\s*(?:#.*|(?:export\\s+)?[A-Za-z_]\\w*\\s*=.*)?";

    /** One report for a file and a way to read it, however often it is read so. */
    private record Way(Path file, How how) {}

    @Override
    public List<String> ids() {
        return List.of(ID);
    }

    @Override
    public void check(Target target, Findings findings) {
        Map<Way, EnvLoad> ways = new LinkedHashMap<>();
        for (EnvLoad load : EnvLoads.of(target.tree())) {
            if (load.how() != How.INCLUDE || load.exported()) {
                ways.putIfAbsent(new Way(load.file(), load.how()), load);
            }
        }
        Set<Path> ofCompose = ways.isEmpty() ? Set.of() : ofCompose(target);
        for (EnvLoad load : ways.values()) {
            String text = target.tree().text(load.file()).orElse("");
            boolean both = ofCompose.contains(load.asked());
            // a script with functions and conditions is sourced on purpose
            if (both || text.lines().allMatch(line -> line.matches(ASSIGNMENT))) {
                List<Read> reads = load.how() == How.INCLUDE ? LineLoaders.make(text) : LineLoaders.shell(text);
                Quoting quoting = new Quoting(load.file(), text);
                for (Read read : reads) {
                    check(target, findings, load, read, both, quoting);
                }
            }
        }
    }

    /** The env files that Compose reads of the stack. */
    private static Set<Path> ofCompose(Target target) {
        Project project = target.project();
        Set<Path> files = new HashSet<>(
                NamedEnvFiles.of(project.directory(), WrittenTexts.of(target)).all());
        files.add(project.directory().resolve(".env"));
        files.addAll(project.envFiles());
        return files;
    }

    private static void check(
            Target target, Findings findings, EnvLoad load, Read read, boolean both, Quoting quoting) {
        Trouble trouble = load.how() == How.WORDS ? asWords(read) : read.trouble();
        String what = Said.of(trouble, read.name(), both);
        if (what.isEmpty()) {
            return;
        }
        boolean breaks = Said.breaks(trouble);
        String reader =
                target.tree().name(load.where().file()) + ":" + load.where().line();
        String how = load.how() == How.SOURCE ? "sources" : load.how() == How.INCLUDE ? "includes" : "exports";
        List<Edit> edits = trouble == Trouble.RUNS_REST && load.how() == How.SOURCE ? quoting.quotes(read) : List.of();
        findings.add(new Finding(
                ID,
                breaks ? Severity.ERROR : Severity.WARNING,
                target.tree().name(load.file()) + " " + read.name() + (load.how() == How.SOURCE ? "" : " " + how),
                reader + " " + how + " this file, and " + what,
                new Location(load.file(), read.line(), read.column()),
                Said.fix(trouble, read.name(), load.asked().getFileName() + ""),
                edits));
    }

    /** {@code xargs} takes quotes and backslashes away, and the shell makes words of what is left. */
    private static Trouble asWords(Read read) {
        String value = read.value();
        return switch (read.trouble()) {
            case RUNS_REST -> Trouble.WORDS;
            case OPEN_QUOTE -> Trouble.OPEN_QUOTE;
            case NAME_IS_COMMAND -> Trouble.NAME_IS_COMMAND;
            default -> value != null && value.strip().matches("(?s).*\\s.*") ? Trouble.WORDS : Trouble.NONE;
        };
    }
}
