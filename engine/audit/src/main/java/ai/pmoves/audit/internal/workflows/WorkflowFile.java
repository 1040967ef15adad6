package ai.pmoves.audit.internal.workflows;

import ai.pmoves.audit.Target;
import ai.pmoves.audit.internal.tree.WorkspaceTree;
import ai.pmoves.kernel.Location;
import ai.pmoves.kernel.Problem;
import ai.pmoves.workspace.yaml.Yaml;
import ai.pmoves.workspace.yaml.YamlList;
import ai.pmoves.workspace.yaml.YamlMap;
import ai.pmoves.workspace.yaml.YamlNode;
import ai.pmoves.workspace.yaml.YamlScalar;
import ai.pmoves.workspace.yaml.YamlSource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A workflow where GitHub looks for it.
 *
 * @param document null where the file is no mapping
 * @param problems what is wrong with it as YAML
 */
record WorkflowFile(
        Path file, String name, String text, @Nullable YamlMap document, List<Problem> problems) {

    private static final String FOLDER = ".github/workflows/";

    /** Those of the workspace, by path. */
    static List<WorkflowFile> of(Target target) {
        return target.tree().once(WorkflowFile.class, WorkflowFile::read);
    }

    private static List<WorkflowFile> read(WorkspaceTree tree) {
        List<WorkflowFile> found = new ArrayList<>();
        for (Path file : tree.files()) {
            String name = tree.name(file);
            if (name.startsWith(FOLDER) && isWorkflow(name.substring(FOLDER.length()))) {
                tree.text(file).ifPresent(text -> {
                    Yaml.Result result = Yaml.read(new YamlSource(file, text));
                    YamlMap document =
                            !result.documents().isEmpty() && result.documents().get(0) instanceof YamlMap map
                                    ? map
                                    : null;
                    found.add(new WorkflowFile(file, name, text, document, result.problems()));
                });
            }
        }
        return List.copyOf(found);
    }

    static boolean isWorkflow(String name) {
        return name.matches("[^/]+\\.ya?ml");
    }

    /** The steps of each job, by its key. */
    Map<String, List<YamlMap>> jobs() {
        YamlMap all = document == null ? null : document.map("jobs");
        Map<String, List<YamlMap>> jobs = new LinkedHashMap<>();
        if (all != null) {
            for (String key : all.keys()) {
                YamlMap job = all.map(key);
                YamlList steps = job == null ? null : job.list("steps");
                List<YamlMap> maps = new ArrayList<>();
                if (steps != null) {
                    steps.items().forEach(step -> {
                        if (step instanceof YamlMap map) {
                            maps.add(map);
                        }
                    });
                }
                jobs.put(key, maps);
            }
        }
        return jobs;
    }

    /** The action that a step uses, without its reference; empty for none. */
    static String action(YamlMap step) {
        String uses = step.text("uses");
        return uses == null ? "" : uses.replaceFirst("@.*", "");
    }

    /** What a step hands to its action under a name, as text. */
    static Optional<String> with(YamlMap step, String name) {
        YamlMap with = step.map("with");
        YamlNode value = with == null ? null : with.get(name);
        return value instanceof YamlScalar scalar ? Optional.of(String.valueOf(scalar.value())) : Optional.empty();
    }

    static String run(YamlMap step) {
        String run = step.text("run");
        return run == null ? "" : run;
    }

    /** Where a step says something: its key, or the step itself. */
    static Location where(YamlMap step, String key) {
        return step.whereKey(key);
    }
}
