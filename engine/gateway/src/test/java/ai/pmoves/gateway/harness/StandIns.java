package ai.pmoves.gateway.harness;

import java.util.ArrayList;
import java.util.List;

/** Stand-ins for providers, to be talked to by hand: prints the address of each, and runs until its input ends. */
public final class StandIns {
    private StandIns() {}

    /** @param args names; {@code NAME=FATE} for one that fails */
    public static void main(String... args) throws Exception {
        List<StandIn> all = new ArrayList<>();
        for (String arg : args) {
            String[] parts = arg.split("=", 2);
            Fate fate = parts.length == 1 ? Fate.OK : Fate.valueOf(parts[1]);
            all.add(new StandIn(parts[0]).will(call -> asked(call, fate)));
        }
        all.forEach(one -> System.out.println(one.base()));
        while (System.in.read() >= 0) {
            // until whoever started this ends
        }
        for (StandIn one : all) {
            one.close();
        }
    }

    /** A request may name the fate that it wants. */
    private static Fate asked(StandIn.Call call, Fate otherwise) {
        Object fate = call.body().get("user");
        for (Fate one : Fate.values()) {
            if (one.name().equals(fate)) {
                return one;
            }
        }
        return otherwise;
    }
}
