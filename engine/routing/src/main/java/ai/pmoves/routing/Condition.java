package ai.pmoves.routing;

import ai.pmoves.kernel.Location;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What has to hold before a provider is asked at all. */
public sealed interface Condition {
    /** Why it does not hold, as it is told to an operator; empty where it does. */
    Optional<String> unmet(Place place);

    /**
     * Only on machines of these kinds.
     *
     * @param where the place in which it is declared
     */
    record Platforms(List<String> names, @Nullable Location where) implements Condition {
        public Platforms {
            names = List.copyOf(names);
        }

        /** Of no known place. */
        public Platforms(List<String> names) {
            this(names, null);
        }

        @Override
        public Optional<String> unmet(Place place) {
            return names.contains(place.platform())
                    ? Optional.empty()
                    : Optional.of("only on " + String.join(" and ", names) + ", and this is " + place.platform());
        }
    }

    /** Only where a container can be given a GPU. */
    record Gpu() implements Condition {
        @Override
        public Optional<String> unmet(Place place) {
            return place.hasGpu()
                    ? Optional.empty()
                    : Optional.of("it needs a GPU, and this machine has none for containers");
        }
    }

    /**
     * Only while somebody accepts connections there.
     *
     * @param at {@code host:port}
     * @param where the place in which it is declared
     */
    record Reachable(String at, @Nullable Location where) implements Condition {
        /** Of no known place. */
        public Reachable(String at) {
            this(at, null);
        }

        @Override
        public Optional<String> unmet(Place place) {
            return place.answers(host(), port().orElse(0)) ? Optional.empty() : Optional.of("nobody answers at " + at);
        }

        /** As a socket takes it: an IPv6 address without its brackets. */
        public String host() {
            String host = Hosts.name(at);
            return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
        }

        /** Empty where none is written, or one that no machine has. */
        public Optional<Integer> port() {
            String digits = at.substring(at.lastIndexOf(':') + 1);
            return digits.matches("\\d{1,5}") && !digits.equals(at)
                    ? Optional.of(Integer.parseInt(digits)).filter(port -> port > 0 && port < 65_536)
                    : Optional.empty();
        }
    }
}
