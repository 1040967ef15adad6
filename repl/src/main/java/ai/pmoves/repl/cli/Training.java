package ai.pmoves.repl.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Does in one process what people do most, so that the start-up archive holds the classes that this takes. */
public final class Training {
    private Training() {}

    /** @param args a folder that may be thrown away afterwards */
    public static void main(String[] args) throws IOException {
        Path folder = Files.createDirectories(Path.of(args[0]));
        Path runbook = folder.resolve("training.groovy");
        Files.writeString(runbook, """
                runbook('training') {
                    about 'three steps that do nothing'
                    step('one') { effect pure; action { log 'one' } }
                    step('two') { needs 'one'; effect pure; action { log 'two' } }
                    step('three') { needs 'two'; effect pure; action { log 'three' } }
                }
                """);
        Files.writeString(folder.resolve("compose.yaml"), """
                name: training
                services:
                  first: {image: training, healthcheck: {test: [CMD, "true"]}, networks: [net], volumes: ["rows:/rows"]}
                  second: {image: training, ports: ["127.0.0.1:9:9"], depends_on: {first: {condition: service_healthy}}}
                networks: {net: {}}
                volumes: {rows: {}}
                """);
        System.setProperty("pmoves.tty", "");
        String[] bringUp = {bringUp(), "-p", "stack=" + folder, "--rehearse", "--yes"};
        for (String[] words : new String[][] {
            {"trust", runbook.toString()},
            {"plan", runbook.toString()},
            {"run", runbook.toString()},
            {"run", runbook.toString()},
            with("plan", bringUp),
            with("run", bringUp),
            with("run", bringUp),
            {"runs"}
        }) {
            Main.once(words);
        }
        System.setProperty("pmoves.tty", "012"); // the launcher has somebody type there, or it is at its end
        System.setProperty("pmoves.size", "24 80");
        Main.once("repl");
    }

    private static String bringUp() {
        return Path.of(System.getProperty("pmoves.home", ""), "runbooks", "bringup.groovy")
                .toString();
    }

    private static String[] with(String command, String... words) {
        return Stream.concat(Stream.of(command), Stream.of(words)).toArray(String[]::new);
    }
}
