package ai.pmoves.gateway.harness;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
        ProcessBuilder builder = new ProcessBuilder(
                        List.of("./pmoves", "gateway", "--policy", file.toString(), "--listen", "127.0.0.1:0"))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("PMOVES_STATE_DIR", folder.resolve("state").toString());
        builder.environment().putAll(environment);
        Process process = builder.start();
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
