package ai.pmoves.repl.cli;

import ai.pmoves.kernel.ExitCode;
import ai.pmoves.kernel.PmovesException;
import ai.pmoves.kernel.Problem;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;

@CommandLine.Command(
        name = "gateway",
        description = {
            "Answer requests to models as a policy says: in strict order, in the words of OpenAI, on this machine.",
            "The policy is the routing { } of a runbook; its steps do not run."
        },
        footer = {
            "",
            "  pmoves gateway --policy runbooks/routing.groovy -p envFiles=env.shared,.env",
            "  pmoves gateway --policy routing --listen 0.0.0.0:3000 --token-env GATEWAY_TOKEN",
            ""
        })
final class GatewayCommand extends Command {
    private static final int MOST_PORT = 65_535;

    @Option(
            names = "--policy",
            required = true,
            paramLabel = "RUNBOOK",
            description = "the runbook that declares routing { }")
    String policy = "";

    @Option(
            names = {"-p", "--param"},
            paramLabel = "NAME=VALUE",
            description = "a parameter of the runbook")
    Map<String, String> parameters = new LinkedHashMap<>();

    @Option(
            names = "--listen",
            paramLabel = "ADDRESS:PORT",
            description = "where to listen; 127.0.0.1:3000 unless said otherwise")
    String listen = "127.0.0.1:3000";

    @Option(
            names = "--token-env",
            paramLabel = "NAME",
            description =
                    "ask clients for the token in this variable (Authorization: Bearer); a must beyond the loopback")
    @Nullable
    String tokenEnv;

    @Option(
            names = "--state",
            paramLabel = "DIR",
            description = "where its log and budgets are kept; a folder of the state unless said otherwise")
    @Nullable
    Path state;

    @Option(
            names = "--keep",
            paramLabel = "DAYS",
            description = "how long requests stay in the log; 30 unless said otherwise")
    int keep = 30;

    GatewayCommand(Invocation invocation) {
        super(invocation);
    }

    @Override
    ExitCode run() {
        InetSocketAddress address = address();
        String token = token(address.getAddress());
        if (keep < 1) {
            throw new PmovesException(
                    ExitCode.USAGE,
                    Problem.error("gateway.keep", "--keep takes a number of days from 1 on, not " + keep));
        }
        return new GatewayServer(this)
                .serve(
                        PolicyRunbook.read(invocation, policy, parameters),
                        address,
                        tokenEnv,
                        token,
                        folder(),
                        Duration.ofDays(keep));
    }

    private Path folder() {
        return state == null
                ? invocation.house().state().path().resolve("gateway")
                : invocation.directory().resolve(state);
    }

    /** @return what clients have to show, or null */
    private @Nullable String token(InetAddress address) {
        if (tokenEnv == null) {
            if (!address.isLoopbackAddress()) {
                throw new PmovesException(
                        ExitCode.USAGE,
                        Problem.error(
                                        "gateway.open",
                                        "everybody who reaches " + listen + " could spend the keys of this gateway")
                                .fix("--token-env NAME, with a variable that holds a token for its clients"));
            }
            return null;
        }
        String token = invocation.environment().getOrDefault(tokenEnv, "").strip();
        if (token.isEmpty()) {
            throw new PmovesException(
                    ExitCode.SECRET,
                    Problem.error("gateway.token", "the variable " + tokenEnv + " of --token-env is not set, or empty")
                            .fix("export " + tokenEnv + "=\"$(openssl rand -hex 32)\""));
        }
        return token;
    }

    private InetSocketAddress address() {
        int colon = listen.lastIndexOf(':');
        try {
            String host = colon < 0 ? "" : listen.substring(0, colon);
            int port = Integer.parseInt(listen.substring(colon + 1));
            if (!host.isEmpty() && port >= 0 && port <= MOST_PORT) {
                return new InetSocketAddress(InetAddress.getByName(host), port);
            }
        } catch (NumberFormatException | UnknownHostException e) {
            // told below
        }
        throw new PmovesException(
                ExitCode.USAGE,
                Problem.error("gateway.listen", "--listen takes ADDRESS:PORT, not '" + listen + "'")
                        .fix("--listen 127.0.0.1:3000"));
    }
}
