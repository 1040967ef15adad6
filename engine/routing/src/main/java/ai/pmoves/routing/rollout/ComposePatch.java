package ai.pmoves.routing.rollout;

import ai.pmoves.kernel.ExitCode;
import ai.pmoves.kernel.Location;
import ai.pmoves.kernel.PmovesException;
import ai.pmoves.kernel.Problem;
import ai.pmoves.kernel.Spelling;
import ai.pmoves.routing.Hosts;
import ai.pmoves.workspace.dotenv.Dotenv;
import ai.pmoves.workspace.yaml.YamlList;
import ai.pmoves.workspace.yaml.YamlMap;
import ai.pmoves.workspace.yaml.YamlNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A compose file in which the gateway is given the keys that it needs, by name and no others; ClickHouse and everybody who asks it agree
 * on user, password and database; and consumers ask the gateway at its address.
 */
public final class ComposePatch {
    /** Where TensorZero listens inside its container. */
    static final int PORT = 3000;

    private static final String IMAGE = "tensorzero/gateway";
    private static final String STORE = "TENSORZERO_CLICKHOUSE_URL";
    private static final Pattern GATEWAY_URL = Pattern.compile("TENSORZERO_(?!CLICKHOUSE|POSTGRES|VALKEY)\\w*UR[LI]");
    private static final Pattern OPENAI_URL =
            Pattern.compile("OPENAI_(BASE_URL|API_BASE)|OPENAI_COMPATIBLE_BASE_URL(_LLM|_EMBEDDING)?");
    private static final Pattern CHAT_MODEL = Pattern.compile("(OPENAI|TENSORZERO)_(CHAT_)?MODEL");
    private static final Pattern EMBEDDING_MODEL = Pattern.compile("(OPENAI|TENSORZERO)_EMBED(DING)?(S|INGS)?_MODEL");
    private static final Pattern ADDRESS = Pattern.compile("https?://[^/?#\\s}]+");

    private final Services services;
    private final Wanted wanted;
    private final Function<String, Optional<String>> files;
    private final List<String> notes = new ArrayList<>();

    private ComposePatch(Services services, Wanted wanted, Function<String, Optional<String>> files) {
        this.services = services;
        this.wanted = wanted;
        this.files = files;
    }

    /**
     * @param file as it is told in messages
     * @param files the text of a file that is named relative to this one; empty where there is none
     * @throws PmovesException (precondition) for a text that is no compose file, (usage) for services that it does not have
     */
    public static Patch of(Path file, String text, Wanted wanted, Function<String, Optional<String>> files) {
        Services services = new Services(file, text);
        ComposePatch patch = new ComposePatch(services, wanted, files);
        patch.demandNamed(file);
        Optional<Service> gateway =
                wanted.gateway() == null ? services.running(IMAGE) : services.named(wanted.gateway());
        gateway.ifPresentOrElse(
                patch::all, () -> patch.notes.add("no service of this file runs " + IMAGE + ": nobody is given keys"));
        return new Patch(
                services.text(),
                patch.notes,
                gateway.map(Service::name).orElse(null),
                gateway.flatMap(service -> Mounted.configuration(service.table(), file))
                        .orElse(null));
    }

    private void demandNamed(Path file) {
        List<String> names = services.all().stream().map(Service::name).toList();
        List<Problem> problems = Stream.concat(Stream.ofNullable(wanted.gateway()), wanted.consumers().stream())
                .filter(name -> !names.contains(name))
                .map(name -> Problem.error(
                                "routing.no-service",
                                "the file has no service '" + name + "'" + Spelling.hint(name, names))
                        .at(new Location(file, 0, 0))
                        .fix("known here: " + String.join(", ", names)))
                .toList();
        if (!problems.isEmpty()) {
            throw new PmovesException(ExitCode.USAGE, problems);
        }
    }

    private void all(Service gateway) {
        keys(gateway);
        observed(gateway.environment(), gateway.name());
        new ClickHouse(services, gateway, wanted, files, notes).agree();
        String address = "http://" + gateway.name() + ":" + PORT;
        services.all().forEach(service -> addresses(service, gateway.name(), address));
        wanted.consumers().forEach(name -> services.named(name).ifPresent(service -> consumer(service, address)));
        services.all().stream()
                .filter(service -> !service.environment().untouched().isEmpty())
                .forEach(service -> notes.add(service.name() + ": change by hand, they stand in a shared or many-line"
                        + " block: " + String.join(", ", service.environment().untouched())));
    }

    /** A store that is there and not written to: nobody sees that before it is looked for. */
    private void observed(Environment gateway, String service) {
        if (gateway.has(STORE) && !wanted.needed().contains(STORE)) {
            notes.add(service + " is given " + STORE
                    + ", and the configuration keeps nothing there: -p observability=true");
        }
    }

    /** An entry of {@code environment} wins over an env file, also where it comes out blank. */
    private void keys(Service gateway) {
        Environment environment = gateway.environment();
        Set<String> given = given(gateway.table());
        for (String name : wanted.needed()) {
            if (name.startsWith("TENSORZERO_")) {
                continue;
            }
            Optional<String> value = environment.value(name);
            boolean reference = environment.has(name)
                    && value.flatMap(References::name).isPresent()
                    && References.literal(value.get()).isEmpty();
            if (given.contains(name)) {
                if (environment.remove(name)) {
                    notes.add(gateway.name() + ": an env file gives " + name
                            + "; the entry would blank it where the shell and .env do not have it");
                }
            } else if (!reference && !(environment.has(name) && value.isEmpty())) {
                environment.set(name, References.required(name));
            }
        }
        for (String name : List.copyOf(environment.names())) {
            if (wanted.keys().contains(name) && !wanted.needed().contains(name) && environment.remove(name)) {
                notes.add(gateway.name() + ": " + name + " is taken out, no provider that is asked needs it");
            }
        }
    }

    private Set<String> given(YamlMap service) {
        Set<String> names = new TreeSet<>();
        YamlNode node = service.get("env_file");
        Stream<YamlNode> paths = node instanceof YamlList list ? list.items().stream() : Stream.ofNullable(node);
        paths.map(path -> path instanceof YamlMap map ? map.text("path") : path.asText())
                .filter(Objects::nonNull)
                .forEach(path -> files.apply(path)
                        .ifPresent(text -> Dotenv.parse(text, Path.of(path), name -> null)
                                .values()
                                .forEach((name, value) -> {
                                    if (value != null && !value.isBlank()) {
                                        names.add(name);
                                    }
                                })));
        return names;
    }

    /** Addresses of the gateway that lead nowhere: the port of the host, a service that is not there. */
    private void addresses(Service service, String gateway, String address) {
        for (String name : List.copyOf(service.environment().names())) {
            String value = service.environment().value(name).orElse("");
            Matcher written = ADDRESS.matcher(value);
            if (!GATEWAY_URL.matcher(name).matches() || !written.find()) {
                continue;
            }
            String at = Objects.requireNonNullElse(Hosts.of(written.group()), "");
            String host = Hosts.name(at);
            boolean elsewhere = services.named(host).isEmpty()
                    && !host.contains(".")
                    && !host.equals("localhost")
                    && !host.isEmpty();
            if (elsewhere || host.equals(gateway) && !at.equals(gateway + ":" + PORT)) {
                if (service.environment().set(name, value.replace(written.group(), address))) {
                    notes.add(service.name() + ": " + name + " led to " + at
                            + (elsewhere ? ", and no service has that name" : ", where the container does not listen"));
                }
            }
        }
    }

    private void consumer(Service service, String address) {
        Environment environment = service.environment();
        List<String> names = List.copyOf(environment.names());
        String base = address + "/openai/v1";
        List<String> bases = names.stream()
                .filter(name -> OPENAI_URL.matcher(name).matches())
                .toList();
        (bases.isEmpty() ? List.of("OPENAI_BASE_URL") : bases)
                .forEach(name -> environment.set(
                        name, References.withDefault(environment.value(name).orElse(""), base)));
        models(environment, names, CHAT_MODEL, "OPENAI_MODEL", "tensorzero::function_name::", wanted.chat());
        models(environment, names, EMBEDDING_MODEL, "", "tensorzero::embedding_model_name::", wanted.embeddings());
        names.stream()
                .filter(wanted.keys()::contains)
                .forEach(name -> notes.add(
                        service.name() + " asks the gateway and still has " + name + ": it needs none of the keys"));
        blanked(service);
    }

    private void models(
            Environment environment,
            List<String> names,
            Pattern pattern,
            String byDefault,
            String prefix,
            @Nullable String model) {
        if (model == null) {
            return;
        }
        List<String> found =
                names.stream().filter(name -> pattern.matcher(name).matches()).toList();
        (found.isEmpty() && !byDefault.isEmpty() ? List.of(byDefault) : found).forEach(name -> {
            String value = environment.value(name).orElse("");
            if (!References.literal(value).startsWith(prefix)) {
                environment.set(name, References.withDefault(value, prefix + model));
            }
        });
    }

    /** A default in the compose file counts only where the variable has no other value. */
    private void blanked(Service service) {
        for (Map.Entry<String, String> variable : wanted.values().entrySet()) {
            boolean other = OPENAI_URL.matcher(variable.getKey()).matches()
                    && !variable.getValue().isBlank()
                    && service.environment().has(variable.getKey());
            if (other) {
                notes.add(service.name() + ": " + variable.getKey()
                        + " is set around it, and wins over what the file says");
            }
        }
    }
}
