package ai.pmoves.repl.cli;

import ai.pmoves.dsl.Runbooks.Outline;
import ai.pmoves.dsl.Runbooks.Parameter;
import ai.pmoves.kernel.ExitCode;
import ai.pmoves.kernel.PmovesException;
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

@CommandLine.Command(name = "list", description = "List runbooks with what they are for. Executes nothing.")
final class ListCommand extends Command {
    @Parameters(
            paramLabel = "WHAT",
            arity = "0..*",
            description = "names of runbooks, files and folders (default: all that can be named here)")
    List<String> words = List.of();

    @Option(names = "--json", description = "one JSON document on standard output")
    boolean json;

    ListCommand(Invocation invocation) {
        super(invocation);
    }

    @Override
    boolean speaksJson() {
        return json;
    }

    @Override
    ExitCode run() {
        List<Outline> outlines = new ArrayList<>();
        List<String> unreadable = new ArrayList<>();
        for (Path file : invocation.runbooks().files(words)) {
            try {
                Outline outline = invocation.house().runbooks().outline(file);
                CompletionFacts.of(invocation).parameters(outline);
                if (!outline.shared()) {
                    outlines.add(outline);
                }
            } catch (PmovesException e) {
                unreadable.add(
                        problems(err()).shown(file) + ": " + e.problems().get(0).message());
            }
        }
        if (json) {
            document(Map.of(
                    "v",
                    1,
                    "runbooks",
                    outlines.stream().map(ListCommand::document).toList()));
        } else if (outlines.isEmpty() && unreadable.isEmpty()) {
            err().line("No runbooks here. A runbook is a file *.groovy; the usual folder is runbooks/");
        } else {
            Table table = new Table(out().screen(), "RUNBOOK", "FILE", "PARAMETERS", "ABOUT");
            for (Outline outline : outlines) {
                table.row(
                        Text.oneLine(outline.name()),
                        Text.oneLine(problems(out()).shown(outline.file()).toString()),
                        String.join(
                                " ",
                                outline.parameters().stream()
                                        .map(p -> Text.oneLine(p.name()) + (p.required() ? "*" : ""))
                                        .toList()),
                        Text.oneLine(outline.about()));
            }
            out().lines(table.lines());
        }
        unreadable.forEach(line -> err().line(err().ink().warn("!") + "  " + Text.oneLine(line)));
        return ExitCode.OK;
    }

    static Map<String, Object> document(Outline outline) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("name", outline.name());
        map.put("about", outline.about());
        map.put("file", outline.file().toString());
        map.put(
                "parameters",
                outline.parameters().stream().map(ListCommand::document).toList());
        return map;
    }

    private static Map<String, Object> document(Parameter parameter) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("name", parameter.name());
        map.put("type", parameter.type());
        map.put("about", parameter.about());
        map.put("default", parameter.byDefault());
        map.put("choices", parameter.choices());
        map.put("required", parameter.required());
        return map;
    }
}
