package ai.pmoves.compose.order;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;

/**
 * An order in which everything comes after what it needs, kept while needs are added one by one. Only what lies between the two ends
 * of a need in this order is looked at (Pearce and Kelly, <i>A dynamic topological sort algorithm</i>, 2006).
 */
final class NeedOrder {
    private final Map<String, List<String>> needs = new HashMap<>();
    private final Map<String, List<String>> neededBy = new HashMap<>();
    private final Map<String, Integer> places = new HashMap<>();

    /** @param edges those that may come: the fewer circles there are in them, the less is to be done */
    NeedOrder(Collection<Edge> edges) {
        Map<String, List<String>> all = new HashMap<>();
        edges.forEach(edge ->
                all.computeIfAbsent(edge.from(), key -> new ArrayList<>()).add(edge.to()));
        edges.forEach(edge -> settle(edge.from(), all));
    }

    /** Gives places to this one and what it leads to, the farthest first. */
    private void settle(String start, Map<String, List<String>> all) {
        Deque<String> open = new ArrayDeque<>(List.of(start));
        Set<String> entered = new LinkedHashSet<>();
        while (!open.isEmpty()) {
            String at = open.peek();
            if (!places.containsKey(at) && entered.add(at)) {
                all.getOrDefault(at, List.of()).stream()
                        .filter(next -> !places.containsKey(next) && !entered.contains(next))
                        .forEach(open::push);
            } else {
                open.pop();
                places.putIfAbsent(at, places.size());
            }
        }
    }

    /** Adds a need, unless it would close a circle; says whether it was added. */
    boolean add(String from, String to) {
        int low = place(from);
        int high = place(to);
        if (low < high) {
            Set<String> ahead = reached(to, from, needs, next -> place(next) >= low);
            if (ahead.contains(from)) {
                return false;
            }
            move(ahead, reached(from, to, neededBy, next -> place(next) <= high));
        }
        needs.computeIfAbsent(from, key -> new ArrayList<>()).add(to);
        neededBy.computeIfAbsent(to, key -> new ArrayList<>()).add(from);
        return true;
    }

    /** What the start leads to; not all of it where the goal is among that. */
    private static Set<String> reached(
            String start, String goal, Map<String, List<String>> ways, Predicate<String> within) {
        Set<String> seen = new LinkedHashSet<>(List.of(start));
        Deque<String> open = new ArrayDeque<>(seen);
        while (!open.isEmpty() && !seen.contains(goal)) {
            for (String next : ways.getOrDefault(open.pop(), List.of())) {
                if (within.test(next) && seen.add(next)) {
                    open.push(next);
                }
            }
        }
        return seen;
    }

    /** The places that both have together, taken by the first ones first. */
    private void move(Set<String> first, Set<String> then) {
        Comparator<String> byPlace = Comparator.comparing(this::place);
        List<String> order = new ArrayList<>(first.stream().sorted(byPlace).toList());
        order.addAll(then.stream().sorted(byPlace).toList());
        List<Integer> free = order.stream().map(this::place).sorted().toList();
        for (int i = 0; i < order.size(); i++) {
            places.put(order.get(i), free.get(i));
        }
    }

    private int place(String name) {
        return Objects.requireNonNull(places.get(name));
    }
}
