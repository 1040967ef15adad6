package ai.pmoves.audit.harness;

import ai.pmoves.audit.Report;
import ai.pmoves.audit.internal.SameLine;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;

/** Findings of several projects drawn at random, to be judged by hand. The same seed draws the same ones. */
final class Sample {
    private Sample() {}

    public static void main(String[] arguments) throws IOException {
        long seed = 1;
        int points = 80;
        List<String> stacks = new ArrayList<>();
        for (int i = 0; i < arguments.length; i++) {
            switch (arguments[i]) {
                case "--judged" -> {
                    Precision.print(arguments[i + 1]);
                    return;
                }
                case "--seed" -> seed = Long.parseLong(arguments[++i]);
                case "--points" -> points = Integer.parseInt(arguments[++i]);
                default -> stacks.add(arguments[i]);
            }
        }
        SortedMap<String, List<Sampled>> found = new TreeMap<>();
        boolean crashed = false;
        for (String stack : stacks) {
            crashed |= !audit(stack, found);
        }
        found.forEach((project, findings) -> System.err.printf("%6d findings in %s%n", findings.size(), project));
        System.out.println("id\tproject\trule\tseverity\tplace\tmessage");
        draw(found, points, new Random(seed)).forEach(sampled -> System.out.println(sampled.row()));
        System.exit(crashed ? 1 : 0);
    }

    /** A crash is told and counted, and the others are audited all the same. */
    private static boolean audit(String stack, SortedMap<String, List<Sampled>> found) {
        try {
            Report report = Stack.of(stack).audit();
            Map<String, Sampled> distinct = new LinkedHashMap<>();
            String project = report.root().getFileName().toString();
            List<Sampled> before = found.computeIfAbsent(project, name -> new ArrayList<>());
            before.forEach(sampled -> distinct.put(sampled.id(), sampled));
            SameLine.folded(report.open()).stream()
                    .map(finding -> Sampled.of(report, finding))
                    .forEach(sampled -> distinct.putIfAbsent(sampled.id(), sampled));
            found.put(project, new ArrayList<>(distinct.values()));
            return true;
        } catch (RuntimeException e) {
            System.err.println("CRASH in " + stack + ": " + e);
            return false;
        }
    }

    /**
     * As many of each project as of the others, as far as it has them; and of a project, one of each of its rules before the second
     * of any. Rules that find much weigh no more than those that find little, which are the harder ones.
     */
    private static List<Sampled> draw(SortedMap<String, List<Sampled>> found, int points, Random random) {
        List<List<Sampled>> strata = new ArrayList<>();
        for (List<Sampled> findings : found.values()) {
            strata.add(inTurns(findings, random));
        }
        Collections.shuffle(strata, random);
        List<Sampled> drawn = new ArrayList<>();
        for (int round = 0; drawn.size() < points; round++) {
            int before = drawn.size();
            for (List<Sampled> stratum : strata) {
                if (round < stratum.size() && drawn.size() < points) {
                    drawn.add(stratum.get(round));
                }
            }
            if (drawn.size() == before) {
                break;
            }
        }
        drawn.sort(Comparator.comparing(Sampled::project)
                .thenComparing(Sampled::rule)
                .thenComparing(Sampled::place));
        return drawn;
    }

    private static List<Sampled> inTurns(List<Sampled> findings, Random random) {
        List<Sampled> shuffled = new ArrayList<>(findings);
        shuffled.sort(Comparator.comparing(Sampled::id));
        Collections.shuffle(shuffled, random);
        Map<String, Integer> seen = new HashMap<>();
        Map<Sampled, Integer> turns = new HashMap<>();
        shuffled.forEach(sampled -> turns.put(sampled, seen.merge(sampled.rule(), 1, Integer::sum)));
        // once more, or the first turn would begin with the rules that find much
        Collections.shuffle(shuffled, random);
        shuffled.sort(Comparator.comparing(turns::get));
        return shuffled;
    }
}
