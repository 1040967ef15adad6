package ai.pmoves.gateway.harness;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Foreign clients against the gateway, as a person starts it, with stand-ins behind. */
public final class Clients {
    private Clients() {}

    /** @param args a command for each client; the address of the gateway is added to it */
    public static void main(String... args) throws Exception {
        Path folder = Files.createTempDirectory("clients");
        int code;
        try (StandIn one = new StandIn("one");
                StandIn two = new StandIn("two")) {
            one.will(Clients::wanted);
            String policy = """
                    runbook('clients') {
                        about 'stand-ins'
                        routing {
                            tier('first') {
                                within 5.seconds
                                openai 'one', at: '%s'
                            }
                            tier('second') {
                                within 5.seconds
                                openai 'two', at: '%s', key: 'KEY_OF_TWO'
                            }
                            chat('chat') { ask 'one', 'a'; ask 'two', 'b' }
                            chat('lonely') { ask 'one', 'a' }
                            json('extract') { ask 'two', 'b' }
                            embeddings('embed') { ask 'one', 'e' }
                        }
                        step('nothing') { action { show 'nothing' } }
                    }
                    """.formatted(one.base(), two.base());
            try (Launched gateway = Launched.start(folder, policy, Map.of("KEY_OF_TWO", "sk-two"))) {
                code = 0;
                for (String command : args) {
                    List<String> words = new ArrayList<>(List.of(command.split(" ")));
                    words.add("http://127.0.0.1:" + gateway.port);
                    code = Math.max(
                            code, new ProcessBuilder(words).inheritIO().start().waitFor());
                }
            }
        } finally {
            try (var files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
        System.exit(code);
    }

    /** A request may name the fate that it wants. */
    static Fate wanted(StandIn.Call call) {
        Object fate = call.body().get("user");
        for (Fate one : Fate.values()) {
            if (one.name().equals(fate)) {
                return one;
            }
        }
        return Fate.OK;
    }
}
