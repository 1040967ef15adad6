package ai.pmoves.gateway.harness;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A gateway of its own process, started as a person starts it. */
final class Launched implements AutoCloseable {
    private final Process process;
    final int port;

    private Launched(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** @param policy the text of a runbook */
    static Launched start(Path folder, String policy, Map<String, String> environment) throws IOException {
        Path file = Files.writeString(folder.resolve("policy.groovy"), policy);
        approve(folder, file);
        Process process =
                pmoves(folder, environment, "gateway", "--policy", file.toString(), "--listen", "127.0.0.1:0");
        StringBuilder before = new StringBuilder();
        BufferedReader said = process.errorReader();
        for (String line = said.readLine(); line != null; line = said.readLine()) {
            int at = line.indexOf("listening on http://127.0.0.1:");
            if (at >= 0) {
                Thread drain = new Thread(() -> drain(said), "gateway-says");
                drain.setDaemon(true);
                drain.start();
                return new Launched(
                        process, Integer.parseInt(line.substring(at + 30).split("/")[0]));
            }
            before.append(line).append('\n');
        }
        throw new IOException("the gateway did not start: " + before);
    }

    private static Process pmoves(Path folder, Map<String, String> environment, String... words) throws IOException {
        List<String> command = new ArrayList<>(List.of("./pmoves"));
        command.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(command).redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("PMOVES_STATE_DIR", folder.resolve("state").toString());
        builder.environment().putAll(environment);
        return builder.start();
    }

    private static void approve(Path folder, Path file) throws IOException {
        Process trust = pmoves(folder, Map.of(), "trust", file.toString());
        String said = new String(trust.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (trust.waitFor() != 0) {
                throw new IOException("the policy was not approved: " + said);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void drain(BufferedReader said) {
        try {
            while (said.readLine() != null) {
                // what it says does not count, but it has to be able to say it
            }
        } catch (IOException e) {
            // it was stopped
        }
    }

    /** Its memory, in MB. */
    long megabytes() throws IOException {
        return Files.readAllLines(new File("/proc/" + process.pid() + "/status").toPath()).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElse(-1);
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
