package ai.pmoves.kernel.internal.redact;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Aho-Corasick: finds any of many texts in one pass over a stream, and knows at every character how much of a text may have
 * begun. Immutable once built.
 */
final class Automaton {

    /** How far into which texts the stream is. */
    static final class State {
        private final Map<Character, State> next = new HashMap<>();
        private @Nullable State fallback;
        private final int depth;
        private int match;

        private State(int depth) {
            this.depth = depth;
        }

        /** Number of the last characters that may be the beginning of a text. */
        int depth() {
            return depth;
        }

        /** Length of the longest text that ends here, 0 if none does. */
        int match() {
            return match;
        }
    }

    private final State root = new State(0);

    Automaton(Collection<String> texts) {
        texts.forEach(this::add);
        link();
    }

    State start() {
        return root;
    }

    State after(State state, char c) {
        State at = state;
        while (true) {
            State next = at.next.get(c);
            if (next != null) {
                return next;
            }
            State fallback = at.fallback;
            if (fallback == null) {
                return root;
            }
            at = fallback;
        }
    }

    private void add(String text) {
        State at = root;
        for (char c : text.toCharArray()) {
            int depth = at.depth + 1;
            at = at.next.computeIfAbsent(c, missing -> new State(depth));
        }
        at.match = text.length();
    }

    private void link() {
        Deque<State> open = new ArrayDeque<>(root.next.values());
        root.next.values().forEach(state -> state.fallback = root);
        while (!open.isEmpty()) {
            State state = open.remove();
            state.next.forEach((c, next) -> {
                State fallback = state.fallback == null ? root : after(state.fallback, c);
                next.fallback = fallback;
                next.match = Math.max(next.match, fallback.match);
                open.add(next);
            });
        }
    }
}
