package ai.pmoves.compose.keys;

import ai.pmoves.compose.Project;
import ai.pmoves.compose.Service;
import ai.pmoves.compose.preflight.PlaceholderText;
import ai.pmoves.kernel.Location;
import ai.pmoves.kernel.Secret;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A key of a stack, and whom to ask whether it works.
 *
 * @param addresses to ask one after the other until one accepts it; empty where nobody is asked
 * @param unasked why nobody is asked, or empty
 * @param where the place that sets the key, if it is known
 */
public record KeyQuestion(
        Provider provider,
        String variable,
        Secret key,
        List<URI> addresses,
        String unasked,
        @Nullable Location where) {
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{(\\w+)}");
    private static final Pattern LOOPBACK = Pattern.compile("localhost|127(?:\\.\\d{1,3}){3}|\\[::1]");

    public KeyQuestion {
        addresses = List.copyOf(addresses);
    }

    /** The host that is asked, with its port where it is not the usual one; empty for none. */
    public String host() {
        return addresses.isEmpty() ? "" : addresses.get(0).getAuthority();
    }

    /**
     * Each key that is set and is no placeholder, once for each value and address. A key goes to the host that its services give it to,
     * and never in clear text over a network. A key of the process environment goes to no address that files say: who wrote them has
     * not got it.
     *
     * @param services only theirs; empty for all
     * @param environment of the process
     */
    public static List<KeyQuestion> of(Project project, Set<String> services, Map<String, String> environment) {
        List<KeyQuestion> questions = new ArrayList<>();
        Set<String> asked = new HashSet<>();
        for (Service service : project.services().values()) {
            if (!services.isEmpty() && !services.contains(service.name())) {
                continue;
            }
            for (Provider provider : Provider.ALL) {
                for (String variable : provider.paths().isEmpty() ? List.<String>of() : provider.variables()) {
                    String value = service.environment().get(variable);
                    if (value == null || value.isBlank() || PlaceholderText.is(value)) {
                        continue;
                    }
                    KeyQuestion question = question(project, service, provider, variable, value.strip(), environment);
                    if (asked.add(variable + "\n" + value.strip() + "\n" + question.addresses)) {
                        questions.add(question);
                    }
                }
            }
        }
        return List.copyOf(questions);
    }

    private static KeyQuestion question(
            Project project,
            Service service,
            Provider provider,
            String variable,
            String value,
            Map<String, String> environment) {
        Map<String, String> set = new TreeMap<>();
        service.environment().forEach((name, text) -> set.put(name, Objects.requireNonNullElse(text, "")));
        String base = provider.bases().stream()
                .map(name -> set.getOrDefault(name, "").strip())
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse(provider.address())
                .replaceFirst("/+$", "");
        List<URI> addresses = new ArrayList<>();
        String why = isForeign(base, value, provider, environment)
                ? "it is of the process environment, and its address is of a file"
                : "";
        for (String path : provider.paths()) {
            Optional<String> known = filled(path, set);
            if (known.isPresent()) {
                try {
                    URI address = URI.create(base + known.get());
                    why = why.isEmpty() ? refused(address, project) : why;
                    addresses.add(address);
                } catch (IllegalArgumentException e) {
                    why = "its address is none";
                }
            }
        }
        Location where = project.where("services." + service.name() + ".environment." + variable)
                .orElse(null);
        Secret key = new Secret(variable, "", value);
        return new KeyQuestion(provider, variable, key, why.isEmpty() ? addresses : List.of(), why, where);
    }

    /** Whether the process gives the key, and somebody else the address. */
    private static boolean isForeign(String base, String value, Provider provider, Map<String, String> environment) {
        return !base.equals(provider.address().replaceFirst("/+$", ""))
                && environment.values().stream().anyMatch(text -> text.strip().equals(value))
                && provider.bases().stream()
                        .map(name -> environment.getOrDefault(name, "").strip().replaceFirst("/+$", ""))
                        .noneMatch(base::equals);
    }

    private static Optional<String> filled(String path, Map<String, String> set) {
        Matcher reference = REFERENCE.matcher(path);
        if (!reference.find()) {
            return Optional.of(path);
        }
        String value = set.getOrDefault(reference.group(1), "");
        return value.matches("[\\w-]+")
                ? Optional.of(reference.replaceFirst(Matcher.quoteReplacement(value)))
                : Optional.empty();
    }

    /** Why the key is not sent there, or empty. */
    private static String refused(URI address, Project project) {
        String host = Objects.requireNonNullElse(address.getHost(), "").toLowerCase(Locale.ROOT);
        boolean loopback = LOOPBACK.matcher(host).matches();
        if (host.isEmpty() || address.getUserInfo() != null) {
            return "its address is none";
        }
        if (project.services().containsKey(host) || (!loopback && !host.contains("."))) {
            return "its host '" + host + "' is in the stack";
        }
        boolean safe = "https".equals(address.getScheme()) || (loopback && "http".equals(address.getScheme()));
        return safe ? "" : "it would go to " + host + " in clear text";
    }
}
