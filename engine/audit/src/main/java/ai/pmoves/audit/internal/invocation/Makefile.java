package ai.pmoves.audit.internal.invocation;

import ai.pmoves.audit.Invocation;
import ai.pmoves.audit.internal.tree.WorkspaceTree;
import ai.pmoves.kernel.Location;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads a Makefile with what it includes: variables as make sets them when nobody says otherwise, recipes of every branch. */
final class Makefile {
    private static final int DEEPEST = 8;

    private final WorkspaceTree tree;
    private final List<Location> stopped;
    private final Path directory;
    private final MakeVariables variables;
    private final Map<String, String> environment = new HashMap<>();
    private final List<Recipe> recipes = new ArrayList<>();
    private final Set<Path> read = new HashSet<>();

    private Makefile(WorkspaceTree tree, Path file, List<Location> stopped) {
        this.tree = tree;
        this.stopped = stopped;
        Path parent = Objects.requireNonNull(file.getParent());
        this.directory = parent;
        this.variables = new MakeVariables(parent);
    }

    /** Gives every call of the file and of what it includes; the files that were read on the way. */
    static Set<Path> read(WorkspaceTree tree, Path file, Consumer<Invocation> found, List<Location> stopped) {
        Makefile makefile = new Makefile(tree, file, stopped);
        makefile.file(file, 0);
        makefile.environment.putAll(makefile.variables.ofCompose());
        makefile.recipes.forEach(recipe -> makefile.run(recipe, found));
        return makefile.read;
    }

    /** A call of make as a call: the words are {@code make} and its targets. */
    static Invocation call(
            Invocation.Kind kind,
            Location where,
            String unit,
            List<String> words,
            @Nullable Path directory,
            boolean masked) {
        Set<Invocation.Trait> traits = masked ? Set.of(Invocation.Trait.MASKED) : Set.of();
        return new Invocation(
                new Invocation.Written(kind, where, unit, null),
                words,
                Invocation.Asked.NOTHING,
                Invocation.Around.in(directory),
                traits);
    }

    private void run(Recipe recipe, Consumer<Invocation> found) {
        if (!recipe.needs().isEmpty()) {
            List<String> words = new ArrayList<>(List.of(Scan.MAKE));
            words.addAll(recipe.needs());
            Location where = recipe.source().locate(recipe.line().start(0));
            found.accept(call(Invocation.Kind.MAKE, where, recipe.unit(), words, directory, false));
            return;
        }
        variables.at(recipe.source(), recipe.line().start(0));
        Mapped text = variables.expand(recipe.line(), recipe.unit());
        int at = 0;
        while (at < text.length()) {
            int end = end(text, at);
            line(recipe, text.sub(at, end), found);
            at = end + 1;
        }
    }

    /** The end of a line of expanded text; one that a backslash continues goes on. */
    private static int end(Mapped text, int start) {
        int end = text.text().indexOf('\n', start);
        while (end > 0
                && (text.at(end - 1) == '\\' || (text.at(end - 1) == '\r' && end > 1 && text.at(end - 2) == '\\'))) {
            end = text.text().indexOf('\n', end + 1);
        }
        return end < 0 ? text.length() : end;
    }

    private void line(Recipe recipe, Mapped text, Consumer<Invocation> found) {
        int at = 0;
        boolean masked = false;
        while (at < text.length() && " \t@-+".indexOf(text.at(at)) >= 0) {
            masked |= text.at(at) == '-';
            at++;
        }
        Setting setting =
                new Setting(recipe.source(), Invocation.Kind.MAKE, tree.root(), null, directory, recipe.unit(), masked);
        Values values = new Values();
        environment.forEach(values::set);
        new Shell(setting, found, values).run(text.sub(at, text.length()));
    }

    private void file(Path file, int depth) {
        Optional<String> text = tree.text(file);
        if (text.isEmpty() || depth > DEEPEST || !read.add(file)) {
            return;
        }
        Source source = new Source(file, text.get(), stopped);
        new MakeReader(source, variables, recipes::add, files -> include(files, depth)).read();
    }

    private void include(String files, int depth) {
        for (String name : variables.expand(files).split("\\s+")) {
            if (!name.isEmpty() && Invocation.known(name)) {
                try {
                    file(directory.resolve(name).normalize(), depth + 1);
                } catch (InvalidPathException e) {
                    // no path, so nothing to read
                    continue;
                }
            }
        }
    }
}
