package ai.pmoves.compose.internal.load;

import ai.pmoves.compose.internal.Problems;
import ai.pmoves.kernel.ForeignFile;
import ai.pmoves.kernel.Location;
import ai.pmoves.kernel.PmovesException;
import ai.pmoves.workspace.yaml.Yaml;
import ai.pmoves.workspace.yaml.YamlMap;
import ai.pmoves.workspace.yaml.YamlNode;
import ai.pmoves.workspace.yaml.YamlSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads files, each only once, and names them in messages as the person did. */
public final class SourceFiles {
    private final Problems problems;
    private final Path base;
    private final Path shown;
    private final Map<Path, @Nullable List<YamlMap>> read = new HashMap<>();

    /**
     * @param base absolute folder
     * @param shown the same folder as the person named it: files under it are shown under this name
     */
    public SourceFiles(Problems problems, Path base, Path shown) {
        this.problems = problems;
        this.base = base;
        this.shown = shown;
    }

    /** The file's name in messages. */
    public Path display(Path file) {
        return file.startsWith(base) ? shown.resolve(base.relativize(file)) : file;
    }

    /** The documents of a file that are mappings, or null if it cannot be read; the problems are noted. */
    @Nullable
    List<YamlMap> documents(Path file, @Nullable Location mentioned) {
        if (!read.containsKey(file)) {
            read.put(file, load(file, mentioned));
        }
        return read.get(file);
    }

    private @Nullable List<YamlMap> load(Path file, @Nullable Location mentioned) {
        try {
            Yaml.Result result = Yaml.read(YamlSource.read(file, display(file)));
            problems.addAll(result.problems());
            List<YamlMap> documents = new ArrayList<>();
            for (YamlNode document : result.documents()) {
                if (document instanceof YamlMap map) {
                    keys(map, "");
                    documents.add(map);
                } else if (!document.isNull()) {
                    problems.error("top-level", "top-level object must be a mapping", document.where(), null);
                }
            }
            return documents;
        } catch (PmovesException e) {
            problems.addAll(e.problems());
        } catch (IOException e) {
            boolean missing = !Files.exists(file);
            problems.error(
                    missing ? "file-missing" : "file-unreadable",
                    missing ? "no such file: " + file : "cannot read " + file + ": " + ForeignFile.why(e),
                    mentioned == null ? new Location(display(file), 0, 0) : mentioned,
                    null);
        }
        return null;
    }

    private void keys(YamlMap map, String path) {
        map.entries().forEach((key, entry) -> {
            if (!entry.textKey()) {
                problems.error(
                        "non-string-key",
                        "non-string key " + (path.isEmpty() ? "at top level" : "in " + path) + ": " + key,
                        entry.keyWhere(),
                        "put it in quotes");
            }
            if (entry.value() instanceof YamlMap inner) {
                keys(inner, path.isEmpty() ? key : path + "." + key);
            }
        });
    }
}
