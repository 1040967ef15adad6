package ai.pmoves.repl.cli;

import ai.pmoves.kernel.ExitCode;
import ai.pmoves.repl.doctor.Checks;
import ai.pmoves.repl.doctor.Finding;
import ai.pmoves.repl.doctor.Finding.Level;
import ai.pmoves.repl.doctor.LiveMachine;
import ai.pmoves.repl.screen.Ink;
import ai.pmoves.repl.screen.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;

@CommandLine.Command(
        name = "doctor",
        description =
                "Check this machine: JDK, engine, state folder, network, platform. Ends with 5 where something has to be mended.")
final class DoctorCommand extends Command {
    @Option(
            names = {"-H", "--host"},
            paramLabel = "ENDPOINT",
            description = "the engine, such as unix:///run/docker.sock")
    @Nullable
    String host;

    @Option(names = "--json", description = "one JSON document on standard output")
    boolean json;

    DoctorCommand(Invocation invocation) {
        super(invocation);
    }

    @Override
    boolean speaksJson() {
        return json;
    }

    @Override
    ExitCode run() {
        House house = invocation.house();
        List<Finding> findings = Checks.of(new LiveMachine(
                invocation.environment(),
                invocation.directory(),
                house.state().path(),
                () -> house.engine(host),
                house::openRuns));
        if (json) {
            document(Map.of(
                    "v",
                    1,
                    "findings",
                    findings.stream().map(DoctorCommand::document).toList()));
        } else {
            out().lines(lines(findings));
        }
        return findings.stream().anyMatch(f -> f.level() == Level.FAIL) ? ExitCode.PRECONDITION : ExitCode.OK;
    }

    private List<String> lines(List<Finding> findings) {
        Ink ink = out().ink();
        List<String> lines = new ArrayList<>();
        for (Finding finding : findings) {
            String mark = switch (finding.level()) {
                case OK -> ink.good("ok");
                case WARN -> ink.warn(" !");
                case FAIL -> ink.bad(" x");
            };
            lines.add(mark + " " + Text.pad(finding.check(), 17) + " " + finding.message());
            if (finding.fix() != null) {
                lines.add("   " + Text.pad("", 17) + " fix: " + finding.fix());
            }
        }
        long bad = findings.stream().filter(f -> f.level() == Level.FAIL).count();
        long poor = findings.stream().filter(f -> f.level() == Level.WARN).count();
        lines.add(
                bad == 0
                        ? ink.strong("This machine is ready.")
                                + (poor == 0 ? "" : " " + Text.count(poor, "remark") + ".")
                        : ink.strong(Text.count(bad, "thing") + " to mend."));
        return lines;
    }

    private static Map<String, Object> document(Finding finding) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("check", finding.check());
        map.put("level", finding.level().name().toLowerCase(Locale.ROOT));
        map.put("message", finding.message());
        map.put("fix", finding.fix());
        return map;
    }
}
