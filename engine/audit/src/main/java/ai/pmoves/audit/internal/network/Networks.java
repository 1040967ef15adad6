package ai.pmoves.audit.internal.network;

import ai.pmoves.audit.internal.Rule;
import java.util.List;

/** The rules of the area {@code network}. */
public final class Networks {
    private Networks() {}

    public static List<Rule> rules() {
        return List.of(
                new UnreachableAddresses(),
                new Subnets(),
                new TierPolicy(),
                new LateralPaths(),
                new OutsideTiers(),
                new ExternalFlips(),
                new MadeByHand());
    }
}
