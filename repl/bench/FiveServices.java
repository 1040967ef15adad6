package ai.pmoves.repl.harness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A stack of five services that are ready at once, named as the bring-up's tiers want them. */
final class FiveServices {
    private static final String FILE =
            """
            name: five
            x-service: &service
              image: busybox
              command: [sh, -c, "touch /tmp/ready; exec sleep 1000"]
              stop_grace_period: 0s
              healthcheck: {test: [CMD, test, -f, /tmp/ready], interval: 1s, timeout: 2s}
            services:
              postgres: {<<: *service, networks: [data], volumes: ["rows:/rows"]}
              nats: {<<: *service, networks: [bus]}
              worker: {<<: *service, networks: [data, bus], depends_on: {postgres: {condition: service_healthy}, nats: {condition: service_healthy}}}
              api: {<<: *service, networks: [bus], depends_on: {worker: {condition: service_healthy}}}
              prometheus: {<<: *service, networks: [bus], depends_on: [api]}
            networks: {data: {}, bus: {}}
            volumes: {rows: {}}
            """;

    private FiveServices() {}

    static void write(Path folder) throws IOException {
        Files.writeString(folder.resolve("compose.yaml"), FILE);
    }
}
