package ai.pmoves.audit.internal.network;

import ai.pmoves.audit.internal.image.Reference;
import ai.pmoves.compose.Service;
import java.util.Set;

/** Which services keep data, told by the last part of the image's name. */
final class DataStores {
    private static final Set<String> IMAGES = Set.of(
            "postgres",
            "postgresql",
            "pgvector",
            "postgis",
            "timescaledb",
            "timescaledb-ha",
            "supabase-postgres",
            "mysql",
            "mariadb",
            "mongo",
            "mongodb",
            "redis",
            "valkey",
            "keydb",
            "neo4j",
            "qdrant",
            "meilisearch",
            "clickhouse-server",
            "clickhouse",
            "minio",
            "elasticsearch",
            "opensearch",
            "milvus",
            "weaviate",
            "chroma",
            "chromadb",
            "surrealdb",
            "cassandra",
            "influxdb",
            "couchdb",
            "arangodb",
            "memcached",
            "etcd");

    private static final Set<String> BROKERS = Set.of(
            "nats",
            "rabbitmq",
            "kafka",
            "cp-kafka",
            "redpanda",
            "activemq-classic",
            "emqx",
            "eclipse-mosquitto",
            "pulsar");

    private DataStores() {}

    /** Whether it hands messages on. */
    static boolean isBroker(Service service) {
        return service.build() == null && BROKERS.contains(lastPart(service));
    }

    static boolean isOne(Service service) {
        return service.build() == null && IMAGES.contains(lastPart(service));
    }

    private static String lastPart(Service service) {
        String name = Reference.parse(service.image()).name();
        return name.substring(name.lastIndexOf('/') + 1);
    }
}
