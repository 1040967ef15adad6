package ai.pmoves.gateway.internal.words;

/** What an answer cost, as its provider counts. */
public record Tokens(long input, long output) {
    public static final Tokens NONE = new Tokens(0, 0);

    public long total() {
        return input + output;
    }
}
