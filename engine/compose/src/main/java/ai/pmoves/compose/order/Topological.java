package ai.pmoves.compose.order;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.SortedSet;

/** Kahn's order, by name among those that are free: the same for the same graph, however it was written down. */
final class Topological {
    private Topological() {}

    /** @param needs by service; every end of an edge is in {@code names}, and there is no circle */
    static List<String> order(SortedSet<String> names, Map<String, List<Edge>> needs) {
        Map<String, Integer> open = new HashMap<>();
        Map<String, List<String>> users = new HashMap<>();
        for (String name : names) {
            List<Edge> edges = needs.getOrDefault(name, List.of());
            open.put(name, edges.size());
            edges.forEach(edge ->
                    users.computeIfAbsent(edge.to(), key -> new ArrayList<>()).add(name));
        }
        PriorityQueue<String> free = new PriorityQueue<>();
        names.stream().filter(name -> !needs.containsKey(name)).forEach(free::add);
        List<String> order = new ArrayList<>();
        while (!free.isEmpty()) {
            String name = free.poll();
            order.add(name);
            for (String user : users.getOrDefault(name, List.of())) {
                if (open.merge(user, -1, Integer::sum) == 0) {
                    free.add(user);
                }
            }
        }
        return order;
    }
}
