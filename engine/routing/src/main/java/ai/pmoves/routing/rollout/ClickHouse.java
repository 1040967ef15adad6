package ai.pmoves.routing.rollout;

import ai.pmoves.routing.Hosts;
import ai.pmoves.workspace.yaml.YamlList;
import ai.pmoves.workspace.yaml.YamlMap;
import ai.pmoves.workspace.yaml.YamlNode;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The store of what the gateway did. It answers {@code Authentication failed} where the address that it is asked by holds another user
 * or password than it was given, or none: both are made of the same variables here, and the password only ever stands in one of them.
 */
final class ClickHouse {
    private static final String URL = "TENSORZERO_CLICKHOUSE_URL";
    private static final String PASSWORD = "TENSORZERO_CLICKHOUSE_PASSWORD";
    private static final int PORT = 8123;
    private static final Pattern DATABASE = Pattern.compile("https?://[^/\\s]+/([A-Za-z0-9_]+)");
    private static final Pattern OWN_PASSWORD = Pattern.compile("<password(_sha256_hex)?>");

    private final Services services;
    private final Service gateway;
    private final Wanted wanted;
    private final Function<String, Optional<String>> files;
    private final List<String> notes;

    ClickHouse(
            Services services,
            Service gateway,
            Wanted wanted,
            Function<String, Optional<String>> files,
            List<String> notes) {
        this.services = services;
        this.gateway = gateway;
        this.wanted = wanted;
        this.files = files;
        this.notes = notes;
    }

    void agree() {
        Optional<Service> store = services.running("clickhouse/clickhouse-server");
        if (store.isEmpty()) {
            elsewhere();
            return;
        }
        String address = address(store.get());
        services.all().stream()
                .filter(service -> service.environment().has(URL)
                        || service == gateway && wanted.needed().contains(URL))
                .forEach(service -> ask(service, address));
        around();
        ownUsers(store.get());
    }

    private void ask(Service service, String address) {
        String before = service.environment().value(URL).orElse("");
        if (service.environment().set(URL, address) && !before.isEmpty()) {
            notes.add(service.name() + ": " + URL
                    + (literalPassword(before)
                            ? " held a password, for whoever reads the file"
                            : " is made of the same variables as ClickHouse's own user and password"));
        }
    }

    /** What ClickHouse is given is what it is asked by. */
    private String address(Service store) {
        Environment environment = store.environment();
        String user = environment.value("CLICKHOUSE_USER").orElse("");
        if (user.isEmpty()) {
            user = "${TENSORZERO_CLICKHOUSE_USER:-tensorzero}";
            environment.set("CLICKHOUSE_USER", user);
        }
        String password = environment.value("CLICKHOUSE_PASSWORD").orElse("");
        String required = References.required(References.name(password).orElse(PASSWORD));
        if (environment.set("CLICKHOUSE_PASSWORD", required)
                && !References.literal(password).isEmpty()) {
            notes.add(store.name() + ": the password stood in the file; set "
                    + References.name(required).orElse(PASSWORD)
                    + " (openssl rand -hex 32), hexadecimal, since it becomes a part of an address");
        }
        return "http://" + user + ":" + required + "@" + store.name() + ":" + PORT + "/" + database(store);
    }

    /** The database in which there is something already stays. */
    private String database(Service store) {
        String own = store.environment().value("CLICKHOUSE_DB").orElse("");
        if (!own.isEmpty()) {
            return own;
        }
        String before = services.all().stream()
                .map(service -> service.environment().value(URL).orElse(""))
                .map(References::literal)
                .map(DATABASE::matcher)
                .filter(Matcher::find)
                .map(found -> found.group(1))
                .findFirst()
                .orElse("");
        String kept = services.all().stream()
                .flatMap(service -> service.environment().value(URL).stream())
                .map(value -> value.replaceFirst(".*:" + PORT + "/", ""))
                .filter(value -> References.name(value).isPresent())
                .findFirst()
                .orElse("");
        return kept.isEmpty()
                ? "${TENSORZERO_CLICKHOUSE_DB:-" + (before.isEmpty() ? "tensorzero" : before) + "}"
                : kept;
    }

    /** The store is not in this file: its address is only looked at. */
    private void elsewhere() {
        String literal =
                gateway.environment().value(URL).map(References::literal).orElse("");
        if (literalPassword(literal)) {
            notes.add(gateway.name() + ": " + URL + " holds a password, for whoever reads the file");
        } else if (!literal.isEmpty() && !literal.contains("@")) {
            notes.add(noUser(gateway.name() + ": " + URL));
        }
        around();
    }

    private void around() {
        String value = wanted.values().getOrDefault(URL, "");
        if (!value.isBlank() && Hosts.of(value) != null && !value.contains("@")) {
            notes.add(noUser(URL + " of the environment and env files"));
        }
    }

    private static String noUser(String where) {
        return where + " names no user: ClickHouse answers 'Authentication failed' to it";
    }

    private static boolean literalPassword(String value) {
        Matcher user = Pattern.compile("https?://[^:/@\\s${}]*:([^@\\s]+)@").matcher(value);
        return user.find() && !user.group(1).startsWith("$");
    }

    /** A file of users that is mounted wins over the variables. */
    private void ownUsers(Service store) {
        if (!(store.table().get("volumes") instanceof YamlList volumes)) {
            return;
        }
        for (YamlNode volume : volumes.items()) {
            String text = volume instanceof YamlMap map
                    ? Objects.requireNonNullElse(map.text("source"), "") + ":"
                            + Objects.requireNonNullElse(map.text("target"), "")
                    : Objects.requireNonNullElse(volume.asText(), "");
            String[] parts = text.split(":", -1);
            if (parts.length > 1
                    && parts[1].startsWith("/etc/clickhouse-server/users")
                    && files.apply(parts[0])
                            .filter(file -> OWN_PASSWORD.matcher(file).find())
                            .isPresent()) {
                notes.add(
                        store.name() + ": " + parts[0] + " gives users passwords of its own, an empty one, too; it wins"
                                + " over CLICKHOUSE_PASSWORD: take the user out of it");
            }
        }
    }
}
