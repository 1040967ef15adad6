package ai.pmoves.audit.internal.environment;

import ai.pmoves.audit.Target;
import ai.pmoves.audit.internal.Findings;
import ai.pmoves.audit.internal.Rule;
import ai.pmoves.audit.internal.tree.Templates;
import ai.pmoves.audit.internal.tree.WorkspaceTree;
import ai.pmoves.audit.internal.written.WrittenTexts;
import ai.pmoves.compose.Project;
import ai.pmoves.compose.Service;
import ai.pmoves.kernel.Location;
import ai.pmoves.workspace.dotenv.EnvEntry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What {@code .env} sets for interpolation alone, and no file of the workspace names. */
public final class UnusedVariables implements Rule {
    private static final String ID = "environment.unused";
    private static final int MOST_BYTES = 1 << 18;
    private static final int NAMED = 12;
    private static final List<String> PROGRAMS = List.of(
            "package.json",
            "composer.json",
            "Gemfile",
            "pyproject.toml",
            "requirements.txt",
            "go.mod",
            "Cargo.toml",
            "mix.exs");
    private static final Pattern NAME = Pattern.compile("[A-Za-z_]\\w{2,}");
    /** Texts that tell of variables and do not use them. */
    private static final String NO_USE = "(?i).*\\.(?:md|rst|txt|adoc|lock|svg|csv|log)|.*\\.env.*";

    @Override
    public List<String> ids() {
        return List.of(ID);
    }

    @Override
    public void check(Target target, Findings findings) {
        Project project = target.project();
        List<Path> files =
                project.envFiles().isEmpty() ? List.of(project.directory().resolve(".env")) : project.envFiles();
        NamedEnvFiles containers = NamedEnvFiles.of(project.directory(), WrittenTexts.of(target));
        for (Path file : files) {
            boolean others = containers.all().contains(file)
                    || EnvLoads.of(target.tree()).stream()
                            .anyMatch(load -> load.asked().equals(file));
            if (!others && !readByProgram(file) && !given(project, file)) {
                check(target.tree(), findings, file);
            }
        }
    }

    /** A program beside the file, whose libraries read it by themselves. */
    private static boolean readByProgram(Path file) {
        return PROGRAMS.stream().anyMatch(name -> Files.exists(file.resolveSibling(name)));
    }

    /** Whether a service is built from the file's folder, or has it or the folder mounted. */
    private static boolean given(Project project, Path file) {
        for (Service service : project.services().values()) {
            List<String> paths = new ArrayList<>();
            service.definition()
                    .path("volumes")
                    .forEach(mount -> paths.add(mount.path("source").asText()));
            paths.add(
                    service.build() == null
                            ? ""
                            : service.build().path("context").asText());
            for (String path : paths) {
                if (path.startsWith("/") && file.startsWith(Path.of(path))) {
                    return true;
                }
            }
        }
        return false;
    }

    private static void check(WorkspaceTree tree, Findings findings, Path file) {
        Map<String, EnvEntry> left = new LinkedHashMap<>();
        for (EnvEntry entry : NamedEnvFiles.parse(file).entries()) {
            // Docker and Compose read these themselves
            if (NAME.matcher(entry.name()).matches()
                    && !entry.name().matches("(?:COMPOSE|DOCKER|BUILDKIT|BUILDX)_.*")) {
                left.put(entry.name(), entry);
            }
        }
        int all = left.size();
        own(file, left);
        for (Path other : left.isEmpty() ? List.<Path>of() : tree.files()) {
            if (!other.equals(file)
                    && !other.getFileName().toString().matches(NO_USE)
                    && !Templates.isEnvTemplate(other)
                    && !left.isEmpty()) {
                tree.text(other).filter(text -> text.length() <= MOST_BYTES).ifPresent(text -> forget(text, left));
            }
        }
        // a file whose names are mostly unknown here is for somebody else
        if (!left.isEmpty() && left.size() * 2 <= all) {
            List<String> names = new ArrayList<>(left.keySet());
            EnvEntry first = left.values().iterator().next();
            String more = names.size() > NAMED ? " and " + (names.size() - NAMED) + " more" : "";
            findings.add(
                    ID,
                    tree.name(file),
                    new Location(file, first.line(), first.column()),
                    (names.size() == 1
                                    ? "nothing in the workspace names "
                                    : names.size() + " variables are named by nothing in the workspace: ")
                            + String.join(", ", names.subList(0, Math.min(NAMED, names.size())))
                            + more,
                    "delete them, or pass them on with environment: or env_file:");
        }
    }

    /** A value of the same file may name another variable. */
    private static void own(Path file, Map<String, EnvEntry> left) {
        Matcher reference = Pattern.compile("\\$\\{?([A-Za-z_]\\w*)").matcher(NamedEnvFiles.text(file));
        while (reference.find()) {
            left.remove(reference.group(1));
        }
    }

    private static void forget(String text, Map<String, EnvEntry> left) {
        Matcher name = NAME.matcher(text);
        while (name.find() && !left.isEmpty()) {
            left.remove(name.group());
        }
    }
}
