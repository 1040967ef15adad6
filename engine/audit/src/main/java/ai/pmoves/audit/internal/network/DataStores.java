package ai.pmoves.audit.internal.network;

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

    private DataStores() {}

    static boolean isOne(Service service) {
        String name = service.image().replaceFirst("@.*", "").replaceFirst(":[^/]*$", "");
        return service.build() == null && IMAGES.contains(name.substring(name.lastIndexOf('/') + 1));
    }
}
