package ai.pmoves.routing.harness;

import ai.pmoves.kernel.Problem;
import ai.pmoves.kernel.Severity;
import ai.pmoves.routing.tensorzero.GatewayFile;
import ai.pmoves.routing.tensorzero.config.GatewayConfig;
import ai.pmoves.routing.tensorzero.config.Sampler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** Prints how often pmoves and the recorded gateway agree: whether a file is refused, in which words, and in which order is asked. */
public final class Conformance {
    private static final String VECTORS = "engine/routing/src/test/resources/ai/pmoves/routing/";

    private Conformance() {}

    public static void main(String... arguments) throws Exception {
        ObjectMapper json = new ObjectMapper();
        int files = 0;
        int sameVerdict = 0;
        int refused = 0;
        int sameWords = 0;
        for (JsonNode one : json.readTree(new File(VECTORS + "verdicts.json"))) {
            files++;
            GatewayFile read = GatewayFile.read(
                    Path.of("tensorzero.toml").toAbsolutePath(),
                    one.get("config").asText(),
                    name -> one.get("env").has(name));
            String words =
                    one.get("refused").isNull() ? null : one.get("refused").asText();
            sameVerdict += read.accepted() == (words == null) ? 1 : 0;
            if (words != null) {
                refused++;
                String here = words.replace("`BASE`", "`" + Path.of("").toAbsolutePath() + "`");
                sameWords += read.problems().stream()
                                .filter(problem -> problem.severity() == Severity.ERROR)
                                .map(Problem::message)
                                .anyMatch(here::equals)
                        ? 1
                        : 0;
            }
        }
        int episodes = 0;
        int sameOrder = 0;
        for (JsonNode one : json.readTree(new File(VECTORS + "orders.json"))) {
            GatewayConfig config = Objects.requireNonNull(GatewayFile.read(
                            Path.of("tensorzero.toml"), one.get("config").asText(), null)
                    .config());
            String name = one.get("function").asText();
            GatewayConfig.Function function =
                    Objects.requireNonNull(config.functions().get(name));
            Sampler sampler =
                    new Sampler(function.experiment(), function.variants().keySet());
            for (Map.Entry<String, JsonNode> episode : one.get("episodes").properties()) {
                episodes++;
                List<String> order = List.of(episode.getValue().asText().split(","));
                sameOrder +=
                        sampler.order(name, UUID.fromString(episode.getKey())).equals(order) ? 1 : 0;
            }
        }
        System.out.printf("same verdict: %d of %d configurations%n", sameVerdict, files);
        System.out.printf("same words, to the letter: %d of the %d that are refused%n", sameWords, refused);
        System.out.printf("same order of attempts: %d of %d episodes%n", sameOrder, episodes);
        System.exit(sameVerdict == files && sameOrder == episodes ? 0 : 1);
    }
}
