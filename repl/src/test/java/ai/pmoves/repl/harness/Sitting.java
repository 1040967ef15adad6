package ai.pmoves.repl.harness;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One process of pmoves, from outside.
 *
 * @param events the lines that it printed
 * @param exitCode 137 where it was killed
 * @param firstStepMillis from the start of the process to the first step that began, -1 where none did
 * @param errors what it said on standard error
 */
record Sitting(List<JsonNode> events, int exitCode, long firstStepMillis, String errors) {
    private static final Set<String> DONE = Set.of("succeeded");

    boolean killed() {
        return exitCode == 137;
    }

    /** All that it said. */
    String told() {
        return events.stream().map(JsonNode::toString).collect(Collectors.joining("\n")) + "\n" + errors;
    }

    /** Steps whose success it has told. */
    Set<String> acknowledged() {
        return events.stream()
                .filter(e -> e.path("type").asText().equals("step.outcome"))
                .filter(e -> DONE.contains(e.path("status").asText()))
                .map(e -> e.path("step").asText())
                .collect(Collectors.toSet());
    }

    /** Steps that it began to act on. */
    Set<String> begun() {
        return intents().map(Sitting::step).collect(Collectors.toSet());
    }

    /** Those of them that it began because their checks looked, and the earlier result was there no more, or was cut off anew. */
    Set<String> renewed() {
        return intents().filter(Sitting::checkFailed).map(Sitting::step).collect(Collectors.toSet());
    }

    private Stream<JsonNode> intents() {
        return events.stream().filter(e -> e.path("type").asText().equals("step.intent"));
    }

    private static boolean checkFailed(JsonNode intent) {
        String why = intent.path("msg").asText();
        return why.startsWith("check no longer holds") || why.endsWith("and its check does not hold");
    }

    private static String step(JsonNode event) {
        return event.path("step").asText();
    }
}
