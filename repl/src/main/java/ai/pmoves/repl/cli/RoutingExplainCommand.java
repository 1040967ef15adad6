package ai.pmoves.repl.cli;

import ai.pmoves.dsl.language.Routing;
import ai.pmoves.kernel.ExitCode;
import ai.pmoves.kernel.Location;
import ai.pmoves.kernel.PmovesException;
import ai.pmoves.kernel.Problem;
import ai.pmoves.kernel.Spelling;
import ai.pmoves.routing.Policy;
import ai.pmoves.routing.tensorzero.Explanation;
import ai.pmoves.routing.tensorzero.GatewayFile;
import ai.pmoves.routing.tensorzero.Rendering;
import ai.pmoves.routing.tensorzero.config.GatewayConfig;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@CommandLine.Command(
        name = "explain",
        description = {
            "Tell who is asked when a function is called, in which order and how often: computed as the gateway chooses, not drawn.",
            "With --down, who answers when something does not; with --episode, the order of one episode."
        },
        footer = {
            "",
            "  pmoves routing explain chat tensorzero.toml",
            "  pmoves routing explain chat tensorzero.toml --down pmoves-ollama",
            "  pmoves routing explain chat runbooks/routing.groovy --down ollama,plans",
            ""
        })
final class RoutingExplainCommand extends Command {
    @Parameters(index = "0", paramLabel = "FUNCTION", description = "a function of the file, or all")
    String function = "";

    @Parameters(
            index = "1",
            paramLabel = "FILE",
            arity = "0..1",
            description = "a configuration, or a runbook with routing { } or its name; default: tensorzero.toml")
    Path file = Path.of("tensorzero.toml");

    @Option(
            names = {"-p", "--param"},
            paramLabel = "NAME=VALUE",
            description = "a parameter of the runbook, where FILE is one")
    Map<String, String> parameters = new LinkedHashMap<>();

    @Option(names = "--episode", paramLabel = "UUID", description = "the order for this episode alone")
    @Nullable
    UUID episode;

    @Option(
            names = "--down",
            paramLabel = "NAME",
            split = ",",
            description = "variants, models, providers or hosts that do not answer; tiers of a policy, too")
    List<String> down = List.of();

    @Option(names = "--all", description = "every order that can come")
    boolean all;

    @Option(names = "--json", description = "one JSON document on standard output")
    boolean json;

    RoutingExplainCommand(Invocation invocation) {
        super(invocation);
    }

    @Override
    boolean speaksJson() {
        return json;
    }

    @Override
    ExitCode run() {
        named();
        Routing routing = ofPolicy() ? PolicyRunbook.read(invocation, file.toString(), parameters) : null;
        GatewayConfig config = routing == null ? configuration() : rendered(routing);
        Set<String> names = function.equals("all") ? config.functions().keySet() : Set.of(known(config));
        Set<String> missing = RoutingDown.of(down, config, routing == null ? null : routing.policy());
        if (json) {
            document(RoutingScreen.json(
                    names.stream()
                            .map(name -> Explanation.of(config, name, missing))
                            .toList(),
                    episode));
            return ExitCode.OK;
        }
        RoutingScreen screen = new RoutingScreen(out(), all);
        for (String name : names) {
            Explanation explanation = Explanation.of(config, name, missing);
            if (episode == null) {
                screen.show(explanation, down);
            } else {
                out().line(name + ": "
                        + String.join(" > ", explanation.function().sampler().order(name, episode)));
            }
        }
        if (routing != null && episode == null) {
            out().line("so by TensorZero; pmoves gateway ends at the first provider that says a request is malformed");
        }
        return ExitCode.OK;
    }

    /** A word that is no file here may be the name of a runbook, as for {@code gateway --policy}. */
    private void named() {
        if (!file.toString().contains(".")
                && file.getNameCount() == 1
                && !Files.exists(invocation.directory().resolve(file))) {
            file = invocation.runbooks().file(file.toString());
        }
    }

    private boolean ofPolicy() {
        return file.toString().endsWith(".groovy");
    }

    private GatewayConfig configuration() {
        GatewayFile read = GatewayFile.read(file, new RoutingFiles(invocation).text(file), null);
        GatewayConfig config = read.config();
        if (config == null || !read.accepted()) {
            throw new PmovesException(ExitCode.USAGE, read.problems());
        }
        return config;
    }

    /** As it would be rendered here; places are those of the policy. */
    private GatewayConfig rendered(Routing routing) {
        Policy.Pruned pruned = routing.pruned();
        pruned.without().forEach((provider, why) -> err().line("left out: " + provider + ": " + why));
        pruned.unanswered().forEach(route -> err().line("nobody is left to answer '" + route + "'"));
        return Rendering.of(pruned, false).explained(pruned.policy());
    }

    private String known(GatewayConfig config) {
        if (config.functions().containsKey(function)) {
            return function;
        }
        List<String> near = Spelling.near(function, config.functions().keySet());
        String offer = near.isEmpty()
                ? config.functions().keySet().stream().findFirst().orElse("all")
                : near.get(0);
        throw new PmovesException(
                ExitCode.USAGE,
                Problem.error(
                                "routing.no-function",
                                "the file has no function '" + function + "'"
                                        + (config.functions().isEmpty()
                                                ? ", nor any other"
                                                : "; it has "
                                                        + String.join(
                                                                ", ",
                                                                config.functions()
                                                                        .keySet())))
                        .at(new Location(file, 0, 0))
                        .fix(next("routing", "explain", offer, file.toString())));
    }
}
