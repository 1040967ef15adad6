package ai.pmoves.repl.cli;

import ai.pmoves.audit.Guides;
import ai.pmoves.dsl.Runbooks.Outline;
import ai.pmoves.dsl.Runbooks.Parameter;
import ai.pmoves.kernel.ExitCode;
import ai.pmoves.kernel.PmovesException;
import ai.pmoves.kernel.Problem;
import ai.pmoves.kernel.Spelling;
import ai.pmoves.repl.screen.Explanations;
import ai.pmoves.repl.screen.Table;
import ai.pmoves.repl.screen.Text;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@CommandLine.Command(
        name = "explain",
        description = "Explain a runbook, a problem's code, or the exit codes. Executes nothing.",
        footer = {
            "",
            "  pmoves explain bringup",
            "  pmoves explain compose.env-file-missing",
            "  pmoves explain exit-codes",
            "  pmoves explain --guide healthcheck > HEALTHCHECK_GUIDE.md",
            ""
        })
final class ExplainCommand extends Command {
    @Parameters(
            arity = "0..1",
            paramLabel = "WHAT",
            description = "a runbook's name or file, a problem's code, or exit-codes")
    String what = "";

    @Option(
            names = "--guide",
            paramLabel = "AREA",
            description = "all rules of an area of the audit, as a text in Markdown")
    String guide = "";

    @Option(names = "--json", description = "one JSON document on standard output")
    boolean json;

    ExplainCommand(Invocation invocation) {
        super(invocation);
    }

    @Override
    boolean speaksJson() {
        return json;
    }

    @Override
    ExitCode run() {
        if (!guide.isEmpty()) {
            guide();
        } else if (what.isEmpty()) {
            throw new PmovesException(
                    ExitCode.USAGE,
                    Problem.error("usage.explain", "nothing is named to explain")
                            .fix(next("list")));
        } else if (what.equals("exit-codes")) {
            exitCodes();
        } else if (Explanations.all().containsKey(what)) {
            code(Explanations.all().get(what));
        } else {
            runbook(invocation.house().runbooks().outline(runbookFile()));
        }
        return ExitCode.OK;
    }

    private void guide() {
        String text = Guides.markdown(guide)
                .orElseThrow(() -> new PmovesException(
                        ExitCode.USAGE,
                        Problem.error(
                                        "usage.explain",
                                        "there is no guide to '" + guide + "'" + Spelling.hint(guide, Guides.areas()))
                                .fix("one of " + String.join(", ", Guides.areas()))));
        if (json) {
            document(Map.of("v", 1, "guide", guide, "markdown", text));
        } else {
            out().lines(text.lines().toList());
        }
    }

    private void exitCodes() {
        if (json) {
            List<Map<String, Object>> codes = new ArrayList<>();
            for (ExitCode code : ExitCode.values()) {
                codes.add(Map.of("code", code.code(), "name", code.name(), "meaning", code.meaning()));
            }
            document(Map.of("v", 1, "exitCodes", codes));
            return;
        }
        Table table = new Table(out().screen(), "CODE", "MEANING");
        for (ExitCode code : ExitCode.values()) {
            table.row(Integer.toString(code.code()), code.meaning());
        }
        out().lines(table.lines());
    }

    private void runbook(Outline outline) {
        if (json) {
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("v", 1);
            document.putAll(ListCommand.document(outline));
            document(document);
            return;
        }
        out().line(out().ink().strong(Text.oneLine(outline.name())) + "  " + Text.oneLine(outline.about()));
        if (!outline.parameters().isEmpty()) {
            Table table = new Table(out().screen(), "PARAMETER", "TYPE", "DEFAULT", "ABOUT");
            for (Parameter parameter : outline.parameters()) {
                String byDefault = parameter.byDefault();
                table.row(
                        "-p " + Text.oneLine(parameter.name()),
                        Text.oneLine(
                                parameter.choices().isEmpty()
                                        ? parameter.type()
                                        : String.join("|", parameter.choices())),
                        parameter.required() ? "(required)" : byDefault == null ? "" : Text.oneLine(byDefault),
                        Text.oneLine(parameter.about()));
            }
            out().lines(table.lines());
        }
        out().line("its steps, and what would be done now: " + next("plan", what));
    }

    /** What is no path may have been meant as a code. */
    private Path runbookFile() {
        try {
            return invocation.runbooks().file(what);
        } catch (PmovesException e) {
            String near = Spelling.hint(what, Explanations.all().keySet());
            String message = near.isEmpty()
                    ? e.problems().get(0).message() + ", nor a problem's code that has an explanation"
                    : "nothing is called '" + what + "'" + near;
            throw new PmovesException(
                    ExitCode.USAGE, Problem.error("usage.explain", message).fix(next("list")));
        }
    }

    private void code(String text) {
        if (json) {
            document(Map.of("v", 1, "code", what, "text", text));
        } else {
            out().line(out().ink().strong(what));
            out().line(text);
        }
    }
}
