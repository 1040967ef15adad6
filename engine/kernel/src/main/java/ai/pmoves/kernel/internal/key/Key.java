package ai.pmoves.kernel.internal.key;

import ai.pmoves.kernel.KeyComponent;
import java.util.List;

/**
 * What a result depends on.
 *
 * @param digest SHA-256 in hex over {@code components}
 * @param components sorted by name
 */
public record Key(String digest, List<KeyComponent> components) {
    public Key {
        components = List.copyOf(components);
    }
}
