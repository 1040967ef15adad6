package ai.pmoves.audit.internal.ports;

import ai.pmoves.audit.Target;
import ai.pmoves.audit.internal.Findings;
import ai.pmoves.audit.internal.Rule;
import ai.pmoves.audit.internal.image.Reference;
import ai.pmoves.compose.Service;
import ai.pmoves.compose.Service.Port;
import ai.pmoves.kernel.Severity;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Data stores, and engines' own doors, that every machine of the network can reach. */
public final class PublishedStores implements Rule {

    /**
     * @param image the last part of an image's name
     * @param ports what its protocols use in the container
     * @param open it asks nobody for a password if nothing else is said
     */
    private record Store(Pattern image, Set<Integer> ports, boolean open) {}

    private static final List<Store> STORES = List.of(
            store("postgres|postgresql|timescaledb(-ha)?|pgvector|postgis|supabase-postgres", false, 5432),
            store("mysql|mariadb|percona(-server)?", false, 3306, 33060),
            store("redis|redis-stack(-server)?|valkey|keydb|dragonfly", true, 6379),
            store("memcached", true, 11211),
            store("mongo|mongodb(-community-server)?", true, 27017),
            store("elasticsearch|opensearch", false, 9200, 9300),
            store("neo4j", false, 7474, 7687),
            store("clickhouse(-server)?", false, 8123, 9000),
            store("qdrant", true, 6333, 6334),
            store("weaviate", true, 8080, 50051),
            store("chroma", true, 8000),
            store("milvus", true, 19530),
            store("surrealdb", false, 8000),
            store("cassandra|scylla", true, 9042, 7000),
            store("influxdb", false, 8086),
            store("couchdb", false, 5984),
            store("etcd", true, 2379),
            store("zookeeper", true, 2181),
            store("ollama", true, 11434),
            store("docker-socket-proxy", true, 2375),
            store("nats", true, 4222, 6222, 8222),
            store("mssql.*|server", false, 1433));

    private static final Pattern GUARD = Pattern.compile("(?i)pass|auth|token|api_?key|secret|--user|acl|\\.conf");

    private static Store store(String image, boolean open, Integer... ports) {
        return new Store(Pattern.compile(image), Set.of(ports), open);
    }

    @Override
    public List<String> ids() {
        return List.of("ports.store-open");
    }

    @Override
    public void check(Target target, Findings findings) {
        for (Service service : target.project().services().values()) {
            Optional<Store> store = store(service);
            for (int i = 0; store.isPresent() && i < service.ports().size(); i++) {
                Port port = service.ports().get(i);
                if (store.get().ports().contains(port.target()) && everywhere(port)) {
                    found(target, findings, service, i, store.get().open() && !isGuarded(service));
                }
            }
        }
    }

    private static Optional<Store> store(Service service) {
        if (service.build() != null) {
            return Optional.empty();
        }
        String name = Reference.parse(service.image()).name();
        String last = name.substring(name.lastIndexOf('/') + 1);
        return STORES.stream()
                .filter(store -> store.image().matcher(last).matches())
                .findFirst();
    }

    private static boolean everywhere(Port port) {
        return !port.published().isEmpty()
                && (port.hostIp().isEmpty()
                        || port.hostIp().equals("0.0.0.0")
                        || port.hostIp().equals("::"));
    }

    /** Whether something in its definition looks like a password that it is to ask for. */
    private static boolean isGuarded(Service service) {
        boolean named = service.environment().entrySet().stream()
                .anyMatch(entry -> GUARD.matcher(entry.getKey()).find()
                        && entry.getValue() != null
                        && !entry.getValue().isBlank());
        return named
                || GUARD.matcher(service.definition().path("command").toString())
                        .find()
                || GUARD.matcher(service.definition().path("entrypoint").toString())
                        .find()
                || service.definition().has("secrets");
    }

    private static void found(Target target, Findings findings, Service service, int index, boolean open) {
        Port port = service.ports().get(index);
        String path = "services." + service.name() + ".ports";
        findings.add(
                "ports.store-open",
                open ? Severity.WARNING : Severity.NOTE,
                path + "." + port.target(),
                target.project().where(path + "." + index).orElse(null),
                "'" + service.name() + "' publishes " + port.published()
                        + " on every address of this machine, past the firewall"
                        + (open ? ", without a password unless one is set" : ""),
                "127.0.0.1:" + port.published() + ":" + port.target()
                        + "; services of the stack reach it without a published port");
    }
}
