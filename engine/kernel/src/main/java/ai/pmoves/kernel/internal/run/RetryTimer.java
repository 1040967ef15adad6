package ai.pmoves.kernel.internal.run;

import ai.pmoves.kernel.RetryPolicy;
import ai.pmoves.kernel.RetryPolicy.On;
import java.time.Duration;
import java.util.random.RandomGenerator;

/** Decides whether and when a failed step is tried again. Pure. */
final class RetryTimer {
    private RetryTimer() {}

    /** @param failedTries how many tries have failed, this one included */
    static boolean again(RetryPolicy policy, int failedTries, On kind) {
        return failedTries < policy.attempts() && (policy.on() == On.ANY || policy.on() == kind);
    }

    /** The wait before the next try: longer each time, up to the most, varied by the jitter. */
    static Duration backoff(RetryPolicy policy, int failedTries, RandomGenerator random) {
        double millis = policy.backoff().toMillis() * Math.pow(policy.factor(), failedTries - 1.0);
        double capped = Math.min(millis, policy.max().toMillis());
        double varied = capped * (1 + policy.jitter() * (2 * random.nextDouble() - 1));
        return Duration.ofMillis(Math.max(0, Math.round(varied)));
    }
}
