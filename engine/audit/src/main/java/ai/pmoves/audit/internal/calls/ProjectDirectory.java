package ai.pmoves.audit.internal.calls;

import ai.pmoves.audit.Edit;
import ai.pmoves.audit.Finding;
import ai.pmoves.audit.Invocation;
import ai.pmoves.audit.Invocation.Kind;
import ai.pmoves.audit.Invocations;
import ai.pmoves.audit.Target;
import ai.pmoves.audit.internal.Findings;
import ai.pmoves.audit.internal.Rule;
import ai.pmoves.audit.internal.tree.Templates;
import ai.pmoves.compose.Project;
import ai.pmoves.kernel.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Calls whose project directory is another folder than the one they run in, without saying so while the values lie beside them; and
 * calls that name one in which the paths of their files are not.
 */
final class ProjectDirectory implements Rule {
    private static final String ID = "invocations.project-directory";

    private record Cause(Path script, Path directory, Path file) {}

    @Override
    public List<String> ids() {
        return List.of(ID);
    }

    @Override
    public void check(Target target, Findings findings) {
        Map<Cause, List<Invocation>> silent = new LinkedHashMap<>();
        for (Invocation call : Invocations.of(target)) {
            Path directory = call.directory();
            if (call.kind() == Kind.DOCUMENT
                    || directory == null
                    || call.files().isEmpty()
                    || !Invocation.known(call.files().get(0))) {
                continue;
            }
            Path file = Models.path(directory, call.files().get(0));
            Path folder = file == null ? null : file.getParent();
            if (file == null || folder == null || !Files.isRegularFile(file)) {
                continue;
            }
            if (call.projectDirectory() != null) {
                wrong(target, findings, call, directory, folder);
            } else if (!folder.equals(directory)
                    && call.envFiles().isEmpty()
                    && valuesBeside(target, directory, folder, file)) {
                silent.computeIfAbsent(new Cause(call.where().file(), directory, file), key -> new ArrayList<>())
                        .add(call);
            }
        }
        silent.forEach((cause, calls) -> report(target, findings, cause, calls));
    }

    /** Whether the file takes values from outside, and an env file for them lies where the call runs and not where it is looked for. */
    private static boolean valuesBeside(Target target, Path directory, Path folder, Path file) {
        return target.tree().text(file).filter(text -> text.contains("${")).isPresent()
                && envFile(directory)
                && !envFile(folder);
    }

    private static boolean envFile(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.anyMatch(Templates::isDotEnvOrTemplate);
        } catch (IOException e) {
            return false;
        }
    }

    private static void report(Target target, Findings findings, Cause cause, List<Invocation> calls) {
        Path folder = Objects.requireNonNull(cause.file.getParent());
        String option = "--env-file .env";
        String said = "--project-directory "
                + quoted(cause.directory.relativize(folder).toString().replace('\\', '/'));
        // Compose refuses a file that is named and missing: a call that works without its values would end
        boolean there = Files.isRegularFile(cause.directory.resolve(".env"));
        List<Edit> edits = calls.stream()
                .map(Invocation::options)
                .filter(place -> there && place != null)
                .map(place -> new Edit(place, " " + option))
                .toList();
        String from = Told.path(target, cause.directory);
        findings.add(new Finding(
                ID,
                Severity.WARNING,
                target.tree().name(cause.script) + " " + target.tree().name(cause.file),
                Told.calls(calls.size()) + " (" + Told.places(target, calls) + ") in " + from + " read"
                        + (calls.size() == 1 ? "s" : "") + " "
                        + target.tree().name(cause.file) + ": its folder is the project directory, so the .env of "
                        + from
                        + " is not read and names keep their defaults",
                calls.get(0).where(),
                "write " + option + ", which takes the .env of " + from + " and leaves the paths as they are"
                        + (there ? "" : ", once that file is there: Compose refuses one that is missing")
                        + "; where its values are not meant, " + said + " says so",
                edits));
    }

    private static String quoted(String path) {
        // a backslash keeps a blank together outside of quotes and inside of those of bash -c
        return path.replaceAll("[^A-Za-z0-9_./@+-]", "\\\\$0");
    }

    /** Only where something shows it: a build context or a mounted file that is found from the first file's folder and not from there. */
    private static void wrong(Target target, Findings findings, Invocation call, Path directory, Path folder) {
        String written = Objects.requireNonNull(call.projectDirectory());
        Path given = Invocation.known(written) ? Models.path(directory, written) : null;
        if (given == null || given.equals(folder) || !call.files().stream().allMatch(Invocation::known)) {
            return;
        }
        Models models = Models.of(target);
        List<Path> files =
                call.files().stream().map(file -> Models.path(directory, file)).toList();
        if (files.contains(null) || !files.stream().allMatch(Files::isRegularFile)) {
            return;
        }
        Project asCalled = models.resolve(directory, files, given, List.of("*")).project();
        Project right = models.resolve(directory, files, null, List.of("*")).project();
        if (asCalled == null || right == null) {
            return;
        }
        List<Path> there = contexts(right).stream().filter(Files::exists).toList();
        List<Path> gone =
                contexts(asCalled).stream().filter(path -> !Files.exists(path)).toList();
        if (!there.isEmpty()
                && gone.size()
                        > contexts(right).stream()
                                .filter(path -> !Files.exists(path))
                                .count()) {
            findings.add(
                    ID,
                    Severity.ERROR,
                    Told.subject(target, call) + " " + written,
                    call.where(),
                    "with --project-directory " + written + " the paths of "
                            + call.files().get(0) + " are not found: there is no "
                            + Told.some(gone.stream().map(target.tree()::name).toList()),
                    "write --project-directory "
                            + quoted(directory.relativize(folder).toString()) + ", the folder of the first file");
        }
    }

    private static List<Path> contexts(Project project) {
        List<Path> paths = new ArrayList<>();
        project.services().values().forEach(service -> {
            String context = service.definition().path("build").path("context").asText("");
            if (context.startsWith("/")) {
                paths.add(Path.of(context));
            }
        });
        return paths.stream().distinct().toList();
    }
}
