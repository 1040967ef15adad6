package ai.pmoves.dsl.language;

import ai.pmoves.compose.Volume;
import ai.pmoves.kernel.KeyComponent;
import ai.pmoves.kernel.Sha256;

/** A volume of a {@link Stack}. */
@Block("a volume")
public final class StackVolume implements Fingerprinted {
    private final Stack stack;
    private final Volume volume;

    StackVolume(Stack stack, Volume volume) {
        this.stack = stack;
        this.volume = volume;
    }

    @Word("Its key in the compose file.")
    public String getKey() {
        return volume.key();
    }

    @Word("Its name on the engine.")
    public String getName() {
        return volume.name();
    }

    @Word("Whether it is only used by the stack and made elsewhere.")
    public boolean isExternal() {
        return volume.external();
    }

    /** The stack that it belongs to. */
    public Stack stack() {
        return stack;
    }

    /** The resolved model's own view. */
    public Volume model() {
        return volume;
    }

    @Override
    public KeyComponent fingerprint() {
        return new KeyComponent(
                "volume " + getKey(),
                volume.name() + " " + Sha256.of(volume.definition().toString()));
    }

    @Override
    public String toString() {
        return getName();
    }
}
