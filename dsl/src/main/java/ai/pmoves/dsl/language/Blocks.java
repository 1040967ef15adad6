package ai.pmoves.dsl.language;

import groovy.lang.Closure;
import org.jspecify.annotations.Nullable;

/** Runs a block with the words that are known in it, and no others. */
public final class Blocks {
    private Blocks() {}

    /** On a copy, so that one block can run on several threads at once. */
    public static @Nullable Object call(Closure<?> block, Object words) {
        Closure<?> copy = block.rehydrate(words, block.getOwner(), block.getThisObject());
        copy.setResolveStrategy(Closure.DELEGATE_ONLY);
        return copy.call();
    }
}
