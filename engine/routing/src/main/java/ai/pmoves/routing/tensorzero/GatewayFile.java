package ai.pmoves.routing.tensorzero;

import ai.pmoves.kernel.Location;
import ai.pmoves.kernel.Problem;
import ai.pmoves.kernel.Severity;
import ai.pmoves.routing.internal.schema.FunctionRules;
import ai.pmoves.routing.internal.schema.KeyRules;
import ai.pmoves.routing.internal.schema.ModelRules;
import ai.pmoves.routing.internal.schema.NamedFiles;
import ai.pmoves.routing.internal.schema.Schema;
import ai.pmoves.routing.internal.schema.StoreRules;
import ai.pmoves.routing.internal.shape.Spot;
import ai.pmoves.routing.tensorzero.config.GatewayConfig;
import ai.pmoves.workspace.toml.Toml;
import ai.pmoves.workspace.toml.TomlMap;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A configuration file, and everything that is wrong with it: errors are what the gateway refuses, in its own words; warnings are
 * what it takes without doing what it seems to.
 *
 * @param config null where the text is no TOML
 */
public record GatewayFile(Path path, @Nullable GatewayConfig config, List<Problem> problems) {
    public GatewayFile {
        problems = List.copyOf(problems);
    }

    /** Whether the gateway would start with it. */
    public boolean accepted() {
        return problems.stream().noneMatch(problem -> problem.severity() == Severity.ERROR);
    }

    /**
     * Reads and checks a text.
     *
     * @param keys whether an environment variable is set (an empty one is); null to leave the environment out, since a file can be
     *     right where its keys are not
     */
    public static GatewayFile read(Path path, String text, @Nullable Predicate<String> keys) {
        Toml.Result parsed = Toml.read(path, text);
        TomlMap root = parsed.root();
        if (root == null) {
            return new GatewayFile(path, null, Unreadable.causes(path, text, parsed.problems()));
        }
        List<Problem> problems = new ArrayList<>();
        NamedFiles.check(root, path, problems::add);
        Set<Location> told = new HashSet<>(problems.stream().map(Problem::where).toList());
        Schema.FILE.check(root, Spot.root(problem -> {
            if (!told.contains(problem.where())) {
                problems.add(problem);
            }
        }));
        GatewayConfig config = Reading.read(root);
        ModelRules.check(root, config, problems::add);
        FunctionRules.check(root, config, problems::add);
        if (keys != null) {
            KeyRules.check(root, config, keys, problems::add);
            StoreRules.check(root, keys, problems::add);
        }
        return new GatewayFile(path, config, problems);
    }
}
