package ai.pmoves.repl.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

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
        System.setProperty("pmoves.tty", "");
        for (String[] words : new String[][] {
            {"plan", runbook.toString()}, {"run", runbook.toString()}, {"run", runbook.toString()}, {"runs"}
        }) {
            Main.once(words);
        }
    }
}
