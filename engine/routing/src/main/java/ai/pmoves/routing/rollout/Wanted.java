package ai.pmoves.routing.rollout;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a stack is to have for a gateway's sake.
 *
 * @param gateway the gateway's service; null for the one that runs its image
 * @param consumers services that shall ask the gateway, each once
 * @param needed the variables that the gateway has to be given
 * @param keys every variable that may hold a provider's key, needed or not
 * @param values what is known of variables; may hold keys, and nothing of it is told
 * @param chat the function that consumers ask; null for none
 * @param embeddings the embedding model that they ask; null for none
 */
public record Wanted(
        @Nullable String gateway,
        List<String> consumers,
        List<String> needed,
        Set<String> keys,
        Map<String, String> values,
        @Nullable String chat,
        @Nullable String embeddings) {
    public Wanted {
        consumers = consumers.stream().distinct().toList();
        needed = List.copyOf(needed);
        keys = Set.copyOf(keys);
        values = Map.copyOf(values);
    }

    @Override
    public String toString() {
        return "Wanted[gateway=" + gateway + ", consumers=" + consumers + ", needed=" + needed + "]";
    }
}
