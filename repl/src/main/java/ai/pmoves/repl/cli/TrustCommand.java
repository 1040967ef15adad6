package ai.pmoves.repl.cli;

import ai.pmoves.dsl.Reach;
import ai.pmoves.kernel.ExitCode;
import ai.pmoves.kernel.PmovesException;
import ai.pmoves.kernel.Problem;
import ai.pmoves.repl.screen.Table;
import ai.pmoves.repl.screen.Text;
import ai.pmoves.repl.screen.Times;
import ai.pmoves.repl.trust.Approval;
import ai.pmoves.repl.trust.Approvals;
import ai.pmoves.repl.trust.Trust;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@CommandLine.Command(
        name = "trust",
        description =
                "Approve runbooks, with the files that they take in and the scripts that they start, as they are now. Executes nothing of them.",
        footer = {
            "",
            "  pmoves trust restart                    runbooks/restart.groovy; says what it does",
            "  pmoves trust runbooks                   all of a folder",
            "  pmoves trust --show restart             says it and approves nothing",
            "  pmoves trust --list",
            "  pmoves trust --revoke restart",
            "  pmoves run restart --trust-commit SHA   in CI: what was reviewed, and is checked out",
            ""
        })
final class TrustCommand extends Command {
    private static final int EFFECTS = 200;

    @Parameters(paramLabel = "WHAT", arity = "0..*", description = "names of runbooks, files and folders")
    List<String> words = List.of();

    @Option(names = "--list", description = "what was approved, and whether it is still as it was")
    boolean list;

    @Option(names = "--revoke", description = "take the approval back")
    boolean revoke;

    @Option(names = "--show", description = "say what it does; approve nothing")
    boolean show;

    @Option(names = "--json", description = "one JSON document on standard output")
    boolean json;

    TrustCommand(Invocation invocation) {
        super(invocation);
    }

    @Override
    boolean speaksJson() {
        return json;
    }

    @Override
    ExitCode run() {
        Trust trust = invocation.house().trust();
        if (list || (words.isEmpty() && json)) {
            return listed(trust);
        }
        if (words.isEmpty()) {
            throw new PmovesException(
                    ExitCode.USAGE,
                    Problem.error("usage", "trust what? Name a runbook, a file or a folder")
                            .fix(next("trust", "--list") + " shows what was approved"));
        }
        return revoke ? revoked(trust) : approved(trust);
    }

    private ExitCode approved(Trust trust) {
        List<Path> files = invocation.runbooks().files(words);
        if (files.isEmpty()) {
            throw new PmovesException(ExitCode.USAGE, RunbookFiles.without(words, invocation.directory()));
        }
        List<Problem> unreadable = new ArrayList<>();
        Set<Path> done = new LinkedHashSet<>();
        for (Path file : files) {
            try {
                approve(trust, Approvals.of(file, invocation.house().runbooks()), done);
            } catch (PmovesException e) {
                unreadable.addAll(NextCommand.with(e.problems()));
            }
        }
        if (!unreadable.isEmpty()) {
            throw new PmovesException(ExitCode.USAGE, unreadable);
        }
        return ExitCode.OK;
    }

    private void approve(Trust trust, Approvals approvals, Set<Path> done) {
        Path file = approvals.runbook().file();
        if (!done.add(file)) {
            return;
        }
        if (Trust.ships(approvals.runbook().text())) {
            tell(file, "ships with pmoves: trusted");
        } else {
            tell(file, show ? "would be approved" : "approved");
            if (!json) {
                out().lines(new TrustScreen(invocation, trust).effects(approvals, EFFECTS));
            }
        }
        for (Reach reach : approvals.files()) {
            done.add(reach.file());
            if (!show && !Trust.ships(reach.text())) {
                trust.store().approve(reach, approvals.scripts(reach));
            }
        }
    }

    private ExitCode revoked(Trust trust) {
        List<Problem> unknown = new ArrayList<>();
        for (String word : words) {
            Path named = invocation.directory().resolve(word).toAbsolutePath().normalize();
            List<Path> meant = Stream.concat(
                            trust.store().latest().stream().map(Approval::file).filter(file -> file.startsWith(named)),
                            Stream.of(word).filter(name -> !name.contains("/")).flatMap(this::byName))
                    .distinct()
                    .filter(trust.store()::revoke)
                    .toList();
            meant.forEach(file -> tell(file, "no longer trusted"));
            if (meant.isEmpty()) {
                unknown.add(Problem.error("usage.trust", "nothing that '" + word + "' names was approved here")
                        .fix(next("trust", "--list")));
            }
        }
        if (!unknown.isEmpty()) {
            throw new PmovesException(ExitCode.USAGE, unknown);
        }
        return ExitCode.OK;
    }

    private Stream<Path> byName(String name) {
        try {
            return Stream.of(invocation.runbooks().file(name).toAbsolutePath().normalize());
        } catch (PmovesException e) {
            return Stream.empty(); // a runbook that is gone has no name any more; its path has
        }
    }

    private ExitCode listed(Trust trust) {
        List<Approval> approvals = trust.store().latest();
        if (json) {
            document(Map.of(
                    "v", 1, "approved", approvals.stream().map(this::document).toList()));
        } else if (approvals.isEmpty()) {
            err().line("Nothing was approved on this machine. What ships with pmoves is trusted.");
        } else {
            Table table = new Table(out().screen(), "RUNBOOK", "NOW", "APPROVED");
            for (Approval one : approvals) {
                Duration since = Duration.between(one.at(), invocation.clock().instant());
                String state = one.state().word();
                table.row(
                        shown(one.file()),
                        one.state() == Approval.State.TRUSTED
                                ? out().ink().good(state)
                                : out().ink().warn(state),
                        Times.ago(since));
            }
            out().lines(table.lines());
        }
        return ExitCode.OK;
    }

    private Map<String, Object> document(Approval one) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("file", one.file().toString());
        map.put("digest", one.digest());
        map.put("state", one.state().word());
        map.put("approved", one.at().toString());
        map.put(
                "helpers",
                one.helpers().keySet().stream().map(Path::toString).sorted().toList());
        return map;
    }

    private void tell(Path file, String what) {
        if (!json) {
            out().line(out().ink().good("ok") + "  " + shown(file) + ": " + what);
        }
    }

    private String shown(Path file) {
        return Text.oneLine(problems(out()).shown(file).toString());
    }
}
