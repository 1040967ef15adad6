package ai.pmoves.dsl.language;

import ai.pmoves.routing.Budget;
import ai.pmoves.routing.Condition;
import ai.pmoves.routing.Terms;
import groovy.transform.NamedParam;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** On which terms somebody is asked: words of tiers and of providers. */
public abstract class RoutingTermsWords extends ReadingWords {
    /** Where what is being said stands. */
    protected final Declaring declaring;

    private final List<Condition> conditions = new ArrayList<>();
    private final List<Budget> budgets = new ArrayList<>();

    protected RoutingTermsWords(Declaring declaring) {
        super(declaring.surroundings());
        this.declaring = declaring;
    }

    final Terms terms() {
        return new Terms(conditions, budgets);
    }

    @Word("Asked only on these platforms: linux, wsl2, wsl2-desktop, jetson.")
    public void onlyOn(String... platforms) {
        conditions.add(new Condition.Platforms(List.of(platforms), declaring.here()));
    }

    @Word("Asked only where this is there: onlyWith gpu.")
    public void onlyWith(Condition.Gpu what) {
        conditions.add(what);
    }

    @Word("Asked only while this holds: onlyWhen reachable('host:port').")
    public void onlyWhen(Condition.Reachable what) {
        conditions.add(what);
    }

    @Word("A GPU that a container can be given (for 'onlyWith').")
    public Condition.Gpu getGpu() {
        return new Condition.Gpu();
    }

    @Word("Somebody accepts connections at host:port within a second (for 'onlyWhen').")
    public Condition.Reachable reachable(String at) {
        return new Condition.Reachable(at, declaring.here());
    }

    @Word(
            "How many requests, and how many tokens of requests and answers, in a minute, hour, day or month; those of a tier"
                    + " are spent by all of it together. Who has spent it is passed over.")
    public void budget(
            @NamedParam(value = "requests", type = Number.class)
                    @NamedParam(value = "tokens", type = Number.class)
                    @NamedParam(value = "per", type = Budget.Period.class, required = true)
                    Map<String, Object> options) {
        Budget.Period per = (Budget.Period) Objects.requireNonNull(options.get("per"));
        budgets.add(new Budget(whole(options.get("requests")), whole(options.get("tokens")), per, declaring.here()));
    }

    @Word("Begins anew every minute (for 'budget').")
    public Budget.Period getMinute() {
        return Budget.Period.MINUTE;
    }

    @Word("Begins anew every hour (for 'budget').")
    public Budget.Period getHour() {
        return Budget.Period.HOUR;
    }

    @Word("Begins anew at midnight, UTC (for 'budget').")
    public Budget.Period getDay() {
        return Budget.Period.DAY;
    }

    @Word("Begins anew on the first of a month, UTC (for 'budget').")
    public Budget.Period getMonth() {
        return Budget.Period.MONTH;
    }

    private static @Nullable Long whole(@Nullable Object amount) {
        if (amount == null) {
            return null;
        }
        try {
            return new BigDecimal(amount.toString()).longValueExact();
        } catch (ArithmeticException e) {
            throw Mistakes.of("routing.budget", "a budget counts whole requests and tokens, not " + amount, "1000");
        }
    }
}
