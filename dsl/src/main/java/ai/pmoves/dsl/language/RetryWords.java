package ai.pmoves.dsl.language;

import ai.pmoves.kernel.RetryPolicy;
import java.time.Duration;

/** {@code retry { }}: how often a failed step is tried again. */
@Block("in retry")
public final class RetryWords {
    private RetryPolicy policy = new RetryPolicy(
            3,
            RetryPolicy.NONE.backoff(),
            RetryPolicy.NONE.factor(),
            RetryPolicy.NONE.max(),
            RetryPolicy.NONE.jitter(),
            RetryPolicy.On.ANY);

    /** The policy as said so far. */
    public RetryPolicy policy() {
        return policy;
    }

    @Word("How many tries in all; 3 unless said otherwise.")
    public void attempts(int tries) {
        set(tries, policy.backoff(), policy.factor(), policy.max(), policy.jitter(), policy.on());
    }

    @Word("The wait before the second try; 1 second unless said otherwise.")
    public void backoff(Duration wait) {
        set(policy.attempts(), wait, policy.factor(), policy.max(), policy.jitter(), policy.on());
    }

    @Word("Each further wait is this much longer; 2 unless said otherwise.")
    public void factor(Number growth) {
        set(policy.attempts(), policy.backoff(), growth.doubleValue(), policy.max(), policy.jitter(), policy.on());
    }

    @Word("No wait is longer than this; 1 minute unless said otherwise.")
    public void max(Duration wait) {
        set(policy.attempts(), policy.backoff(), policy.factor(), wait, policy.jitter(), policy.on());
    }

    @Word("By how many percent each wait varies; 20 unless said otherwise.")
    public void jitter(int percent) {
        set(policy.attempts(), policy.backoff(), policy.factor(), policy.max(), percent / 100.0, policy.on());
    }

    @Word("What is tried again: anything, timeout or exitCode.")
    public void on(RetryPolicy.On what) {
        set(policy.attempts(), policy.backoff(), policy.factor(), policy.max(), policy.jitter(), what);
    }

    @Word("Every failure (for 'on').")
    public RetryPolicy.On getAnything() {
        return RetryPolicy.On.ANY;
    }

    @Word("Only a timeout (for 'on').")
    public RetryPolicy.On getTimeout() {
        return RetryPolicy.On.TIMEOUT;
    }

    @Word("Only a command that ended with another exit code than 0 (for 'on').")
    public RetryPolicy.On getExitCode() {
        return RetryPolicy.On.EXIT_CODE;
    }

    private void set(int attempts, Duration backoff, double factor, Duration max, double jitter, RetryPolicy.On what) {
        try {
            policy = new RetryPolicy(attempts, backoff, factor, max, jitter, what);
        } catch (IllegalArgumentException e) {
            throw Mistakes.of("dsl.retry", String.valueOf(e.getMessage()), "retry { attempts 3; backoff 1.second }");
        }
    }
}
