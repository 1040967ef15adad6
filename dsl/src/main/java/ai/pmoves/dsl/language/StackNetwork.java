package ai.pmoves.dsl.language;

import ai.pmoves.compose.Network;
import ai.pmoves.kernel.KeyComponent;
import ai.pmoves.kernel.Sha256;

/** A network of a {@link Stack}. */
@Block("a network")
public final class StackNetwork implements Fingerprinted {
    private final Stack stack;
    private final Network network;

    StackNetwork(Stack stack, Network network) {
        this.stack = stack;
        this.network = network;
    }

    @Word("Its key in the compose file.")
    public String getKey() {
        return network.key();
    }

    @Word("Its name on the engine.")
    public String getName() {
        return network.name();
    }

    @Word("Whether it is only used by the stack and made elsewhere.")
    public boolean isExternal() {
        return network.external();
    }

    /** The stack that it belongs to. */
    public Stack stack() {
        return stack;
    }

    /** The resolved model's own view. */
    public Network model() {
        return network;
    }

    @Override
    public KeyComponent fingerprint() {
        return new KeyComponent(
                "network " + getKey(),
                network.name() + " " + Sha256.of(network.definition().toString()));
    }

    @Override
    public String toString() {
        return getName();
    }
}
