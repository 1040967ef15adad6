package ai.pmoves.gateway.internal.relay;

import ai.pmoves.gateway.Allowance;
import ai.pmoves.gateway.Candidate;
import org.jspecify.annotations.Nullable;

/** What may still be spent. */
public interface Purse {
    /** The allowance that is spent, or null where one request more was taken from all of them. */
    @Nullable
    Allowance take(Candidate candidate);

    /** What an answer cost, or the part of one that came; 0 where nobody knows. */
    void spent(Candidate candidate, long tokens);
}
