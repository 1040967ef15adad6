package ai.pmoves.compose.internal.load;

import ai.pmoves.compose.internal.Problems;
import ai.pmoves.compose.internal.canonical.Canonical;
import ai.pmoves.compose.internal.canonical.Defaults;
import ai.pmoves.compose.internal.canonical.EnvironmentValues;
import ai.pmoves.compose.internal.canonical.RelativePaths;
import ai.pmoves.compose.internal.check.Validation;
import ai.pmoves.compose.internal.merge.Merger;
import ai.pmoves.compose.internal.merge.Unicity;
import ai.pmoves.compose.internal.schema.SchemaCheck;
import ai.pmoves.kernel.Location;
import ai.pmoves.workspace.template.Variables;
import ai.pmoves.workspace.yaml.YamlMap;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Loads files one over the other into one canonical document with absolute paths, in Compose's order of steps. */
final class FileLoader {
    private final Problems problems;
    private final SourceFiles files;
    private final Merger merger;
    private final Canonical canonical;

    public FileLoader(Problems problems, SourceFiles files) {
        this.problems = problems;
        this.files = files;
        this.merger = new Merger(problems);
        this.canonical = new Canonical(problems);
    }

    Problems problems() {
        return problems;
    }

    SourceFiles files() {
        return files;
    }

    Merger merger() {
        return merger;
    }

    /**
     * @param including the files whose include led here, outermost first
     * @param mentioned where the first file is named, or null for the command line
     * @return null if none of the files can be read
     */
    @Nullable
    YamlMap load(List<Path> paths, Scope scope, List<Path> including, @Nullable Location mentioned) {
        YamlMap model = null;
        for (Path path : paths) {
            List<YamlMap> documents = files.documents(path, mentioned);
            for (YamlMap document : documents == null ? List.<YamlMap>of() : documents) {
                YamlMap before = model == null ? YamlMap.empty(document.where()) : model;
                model = over(before, document, path, scope, including);
            }
        }
        if (model == null) {
            return null;
        }
        model = Defaults.apply(model);
        new Validation(problems).check(model);
        model = new RelativePaths(scope.directory(), scope.environment()).apply(model);
        return new EnvironmentValues(scope.environment()).resolveLists(model);
    }

    private YamlMap over(YamlMap before, YamlMap raw, Path path, Scope scope, List<Path> including) {
        Tags tags = Tags.extract(raw);
        YamlMap document = interpolate(tags.document(), scope);
        document = new Extends(this, scope, path, tags).apply(document);
        YamlMap model = tags.clear(before);
        List<Path> chain = new ArrayList<>(including);
        chain.add(path);
        document = new Includes(this, scope, chain).apply(document);
        model = Unicity.enforce(merger.merge(model, document));
        model = new SchemaCheck(problems).check(model);
        if (model.has("version")) {
            problems.warning(
                    "obsolete-version",
                    "the attribute `version` is obsolete, it will be ignored, please remove it to avoid potential confusion",
                    model.whereKey("version"),
                    "remove the line");
            model = model.without("version");
        }
        return Unicity.enforce(canonical.apply(model));
    }

    private YamlMap interpolate(YamlMap document, Scope scope) {
        return new Interpolation(Variables.of(scope.environment()), problems).apply(document);
    }

    /** The services of a file that another one extends: interpolated and canonical, nothing more. */
    @Nullable
    ExtendedFile extended(Path path, Scope scope, Location mentioned) {
        List<YamlMap> documents = files.documents(path, mentioned);
        if (documents == null || documents.isEmpty()) {
            return null;
        }
        YamlMap model = YamlMap.empty(documents.get(0).where());
        Tags tags = Tags.extract(model);
        for (YamlMap raw : documents) {
            tags = Tags.extract(raw);
            YamlMap document = interpolate(tags.document(), scope);
            model = Unicity.enforce(merger.merge(tags.clear(model), document));
            model = Unicity.enforce(canonical.apply(model));
        }
        Path folder = path.getParent() == null ? path : path.getParent();
        return new ExtendedFile(new RelativePaths(folder, scope.environment()).apply(model), tags);
    }

    /** @param tags of its last document */
    record ExtendedFile(YamlMap document, Tags tags) {}
}
