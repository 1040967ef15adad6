package ai.pmoves.dsl.compiler;

import java.util.List;

/**
 * What is known of one block of a runbook since it was compiled.
 *
 * @param line where the statement begins that the block belongs to, 1-based
 * @param column likewise
 * @param source SHA-256 of its text without comments and blank lines
 * @param reads what it reads by name
 */
public record ClosureFacts(int line, int column, String source, List<Read> reads) {

    /**
     * @param kind param, env, secret, setting, fact, platform or output
     * @param name as it is written out, or {@link #COMPUTED}
     */
    public record Read(String kind, String name) {
        /** Stands for a name that is not known before the block runs. */
        public static final String COMPUTED = "";

        public boolean computed() {
            return name.equals(COMPUTED);
        }
    }

    public ClosureFacts {
        reads = List.copyOf(reads);
    }
}
