package ai.pmoves.gateway.internal.ledger;

import ai.pmoves.gateway.Allowance;
import ai.pmoves.gateway.Candidate;
import ai.pmoves.gateway.internal.relay.Purse;
import ai.pmoves.routing.Budget;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was spent in the stretch that is on. Requests are counted when they are sent, tokens when they are told: whoever is asked
 * by many at one time may spend a little more of them than it may.
 */
final class Budgets implements Purse {
    /** What was spent of an allowance since a stretch began, in seconds of the epoch. */
    record Spent(String owner, Allowance.Unit unit, Budget.Period per, long since, long amount) {}

    private record Key(String owner, Allowance.Unit unit, Budget.Period per) {
        static Key of(Allowance allowance) {
            return new Key(allowance.owner(), allowance.unit(), allowance.per());
        }
    }

    private static final class Count {
        private long since;
        private long amount;
        private boolean changed;
    }

    private final Clock clock;
    private final Map<Key, Count> counts = new HashMap<>();

    Budgets(Clock clock, List<Spent> before) {
        this.clock = clock;
        for (Spent one : before) {
            Count count = new Count();
            count.since = one.since();
            count.amount = one.amount();
            counts.put(new Key(one.owner(), one.unit(), one.per()), count);
        }
    }

    @Override
    public synchronized @Nullable Allowance take(Candidate candidate) {
        Instant now = clock.instant();
        for (Allowance allowance : candidate.allowances()) {
            if (count(allowance, now).amount >= allowance.most()) {
                return allowance;
            }
        }
        add(candidate, Allowance.Unit.REQUESTS, 1, now);
        return null;
    }

    @Override
    public synchronized void spent(Candidate candidate, long tokens) {
        add(candidate, Allowance.Unit.TOKENS, tokens, clock.instant());
    }

    /** How much of it is spent in the stretch that is on. */
    synchronized long spent(Allowance allowance) {
        return count(allowance, clock.instant()).amount;
    }

    private void add(Candidate candidate, Allowance.Unit unit, long more, Instant now) {
        for (Allowance allowance : candidate.allowances()) {
            if (allowance.unit() == unit && more > 0) {
                Count count = count(allowance, now);
                count.amount += more;
                count.changed = true;
            }
        }
    }

    private Count count(Allowance allowance, Instant now) {
        Count count = counts.computeIfAbsent(Key.of(allowance), key -> new Count());
        long since = allowance.since(now).getEpochSecond();
        boolean ahead = count.since > allowance.until(now).getEpochSecond();
        if (count.since < since || ahead) { // a clock that steps back a little does not give back what was spent
            count.since = since;
            count.amount = 0;
        }
        return count;
    }

    /** What has changed since this was asked the last time. */
    synchronized List<Spent> changed() {
        List<Spent> changed = new ArrayList<>();
        counts.forEach((key, count) -> {
            if (count.changed) {
                count.changed = false;
                changed.add(new Spent(key.owner(), key.unit(), key.per(), count.since, count.amount));
            }
        });
        return changed;
    }

    /** They could not be kept: they are still to be. */
    synchronized void unkept(List<Spent> those) {
        those.forEach(one -> {
            Count count = counts.get(new Key(one.owner(), one.unit(), one.per()));
            if (count != null) {
                count.changed = true;
            }
        });
    }
}
