package ai.pmoves.kernel.internal.redact;

/**
 * Hides secrets in text that comes in pieces. What may be the beginning of a secret is held back until the next piece
 * tells, so that no way of cutting the text lets one through. One stream per source, not thread-safe.
 */
public final class RedactingStream {
    private final Redactor redactor;
    private Automaton automaton;
    private Automaton.State state;
    /** Text not yet given away, and how much of its beginning is secret. */
    private final StringBuilder held = new StringBuilder();

    private int hidden;
    private int hiddenFrom;

    RedactingStream(Redactor redactor) {
        this.redactor = redactor;
        this.automaton = redactor.automaton();
        this.state = automaton.start();
    }

    /** @return what can be written now */
    public String feed(CharSequence piece) {
        StringBuilder out = new StringBuilder(piece.length());
        adoptNewSecrets(out);
        for (int i = 0; i < piece.length(); i++) {
            step(piece.charAt(i), out);
        }
        return out.toString();
    }

    /** The source has ended. @return the rest */
    public String finish() {
        StringBuilder out = new StringBuilder();
        release(held.length(), out);
        state = automaton.start();
        return out.toString();
    }

    private void step(char c, StringBuilder out) {
        held.append(c);
        state = automaton.after(state, c);
        int length = held.length();
        if (state.match() > 0) {
            int from = length - state.match();
            hiddenFrom = hidden == 0 ? from : Math.min(hiddenFrom, from);
            hidden = length;
        }
        release(length - state.depth(), out);
    }

    /** Gives away the first {@code safe} characters, with what is secret in them as one mask. */
    private void release(int safe, StringBuilder out) {
        if (hidden > 0) {
            if (safe < hidden) {
                int clear = Math.min(safe, hiddenFrom);
                emit(clear, out);
                hiddenFrom -= clear;
                hidden -= clear;
                return;
            }
            emit(hiddenFrom, out);
            out.append(Redactor.MASK);
            held.delete(0, hidden - hiddenFrom);
            int rest = safe - hidden;
            hidden = 0;
            hiddenFrom = 0;
            emit(rest, out);
        } else {
            emit(safe, out);
        }
    }

    private void emit(int count, StringBuilder out) {
        if (count > 0) {
            out.append(held, 0, count);
            held.delete(0, count);
        }
    }

    private void adoptNewSecrets(StringBuilder out) {
        Automaton newest = redactor.automaton();
        if (newest != automaton) {
            automaton = newest;
            state = automaton.start();
            String again = held.toString();
            held.setLength(0);
            hidden = 0;
            hiddenFrom = 0;
            for (int i = 0; i < again.length(); i++) {
                step(again.charAt(i), out);
            }
        }
    }
}
