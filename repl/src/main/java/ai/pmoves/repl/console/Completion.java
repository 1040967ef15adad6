package ai.pmoves.repl.console;

import ai.pmoves.dsl.Session;
import ai.pmoves.repl.screen.Times;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** What is suggested while a line is typed. A session that is not there yet suggests nothing: no key waits for it. */
final class Completion {
    private static final int RUNS = 200;

    private final Desk desk;
    private final Suggestions suggestions;
    private final Hints hints;

    Completion(Desk desk, List<Command> commands) {
        this.desk = desk;
        this.suggestions = new Suggestions(commands, this::known);
        this.hints = new Hints(
                commands,
                expression -> desk.sessionNow()
                        .map(session -> session.calls(expression))
                        .orElse(List.of()));
    }

    List<Suggestions.Word> at(String text) {
        return desk.sessionNow().map(session -> suggestions.at(text, session)).orElse(List.of());
    }

    String hint(String text) {
        return hints.at(text);
    }

    boolean knows(String name) {
        return desk.sessionNow().map(Completion::names).orElse(List.of()).contains(name);
    }

    private static List<String> names(Session session) {
        return session.members("").stream().map(Session.Known::name).toList();
    }

    private List<Suggestions.Word> known(Command.Kind kind) {
        return switch (kind) {
            case RUN -> runs();
            case STEP ->
                desk.entered()
                        .map(here -> here.steps().stream()
                                .map(step -> new Suggestions.Word(
                                        step.path().value(), step.status().word()))
                                .toList())
                        .orElse(List.of());
            case FILE -> files();
            default -> List.of();
        };
    }

    private List<Suggestions.Word> runs() {
        return desk.look(runs -> runs.journal().runs(RUNS).stream()
                .map(run -> new Suggestions.Word(
                        run.id(),
                        run.state().word() + ", " + run.runbook() + " on " + run.stack() + ", "
                                + Times.ago(Duration.between(
                                        run.started(), desk.seat().clock().instant()))))
                .toList());
    }

    private List<Suggestions.Word> files() {
        try (Stream<java.nio.file.Path> files = Files.list(desk.seat().directory())) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> !name.startsWith("."))
                    .sorted()
                    .map(name -> new Suggestions.Word(name, ""))
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }
}
