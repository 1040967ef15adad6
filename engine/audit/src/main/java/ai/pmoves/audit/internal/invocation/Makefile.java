package ai.pmoves.audit.internal.invocation;

import ai.pmoves.audit.Invocation;
import ai.pmoves.audit.internal.tree.WorkspaceTree;
import ai.pmoves.kernel.Location;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads a Makefile with what it includes: variables as make sets them when nobody says otherwise, recipes of every branch. */
final class Makefile {
    private static final Pattern ASSIGNMENT = Pattern.compile(
            "^\\s*(?:(?:export|override|private)\\s+)*(?<name>[^\\s:#=?+!]+)\\s*(?<kind>\\?=|:::?=|::=|:=|\\+=|!=|=)\\s?\\s*(?<value>.*)$",
            Pattern.DOTALL);
    private static final Pattern DEFINE =
            Pattern.compile("^\\s*(?:(?:export|override)\\s+)*define\\s+(?<name>[^\\s=:?+]+).*$", Pattern.DOTALL);
    private static final Pattern INCLUDE =
            Pattern.compile("^\\s*(?:-include|sinclude|include)\\s+(?<files>.*)$", Pattern.DOTALL);
    private static final Pattern CONDITION =
            Pattern.compile("^\\s*(?<word>ifeq|ifneq|ifdef|ifndef|else|endif)\\b(?<rest>.*)$", Pattern.DOTALL);
    private static final int DEEPEST = 8;

    /**
     * One line of a recipe, still with make's references in it.
     *
     * @param needs the targets that come first; the line is the rule's then
     */
    private record Recipe(Source source, String targets, Mapped line, List<String> needs) {}

    private final WorkspaceTree tree;
    private final List<Location> stopped;
    private final Path directory;
    private final MakeVariables variables;
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
                kind, where, unit, words, directory, List.of(), null, null, List.of(), List.of(), "", List.of(), traits,
                List.of(), List.of(), null);
    }

    private void run(Recipe recipe, Consumer<Invocation> found) {
        if (!recipe.needs.isEmpty()) {
            List<String> words = new ArrayList<>(List.of(Scan.MAKE));
            words.addAll(recipe.needs);
            Location where = recipe.source.locate(recipe.line.start(0));
            found.accept(call(Invocation.Kind.MAKE, where, unit(recipe), words, directory, false));
            return;
        }
        Mapped text = variables.expand(recipe.line, recipe.targets);
        int at = 0;
        while (at < text.length()) {
            int end = end(text, at);
            line(recipe, text.sub(at, end), found);
            at = end + 1;
        }
    }

    private static String unit(Recipe recipe) {
        return recipe.targets.strip().replaceAll("\\s+", " ");
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
                new Setting(recipe.source, Invocation.Kind.MAKE, tree.root(), null, directory, unit(recipe), masked);
        Values values = new Values();
        variables.ofCompose().forEach(values::set);
        new Shell(setting, found, values).run(text.sub(at, text.length()));
    }

    private void file(Path file, int depth) {
        Optional<String> text = tree.text(file);
        if (text.isEmpty() || depth > DEEPEST || !read.add(file)) {
            return;
        }
        new Reading(new Source(file, text.get(), stopped), depth).read();
    }

    /** The state of reading one file. */
    private final class Reading {
        private final Source source;
        private final int depth;
        private final Deque<Branch> branches = new ArrayDeque<>();
        private String targets = "";
        private boolean inRule;
        private int at;

        Reading(Source source, int depth) {
            this.source = source;
            this.depth = depth;
        }

        void read() {
            String text = source.text();
            while (at < text.length()) {
                int end = logicalEnd(at);
                if (text.charAt(at) == '\t' && inRule) {
                    recipes.add(new Recipe(source, targets, Mapped.of(text, at + 1, end), List.of()));
                    at = end + 1;
                } else {
                    int start = at;
                    at = end + 1;
                    directive(start, end);
                }
            }
        }

        private int logicalEnd(int from) {
            String text = source.text();
            int end = text.indexOf('\n', from);
            while (end > 0 && endsWithBackslash(end)) {
                end = text.indexOf('\n', end + 1);
            }
            return end < 0 ? text.length() : end;
        }

        private boolean endsWithBackslash(int end) {
            int last = end - 1;
            if (last >= 0 && source.text().charAt(last) == '\r') {
                last--;
            }
            int slashes = 0;
            while (last >= 0 && source.text().charAt(last) == '\\') {
                slashes++;
                last--;
            }
            return slashes % 2 == 1;
        }

        private void directive(int start, int end) {
            String line = uncommented(source.text().substring(start, end)).replaceAll("\\\\\r?\n\\s*", " ");
            Matcher condition = CONDITION.matcher(line);
            if (condition.matches()) {
                condition(condition.group("word"), condition.group("rest").strip());
                return;
            }
            if (line.isBlank()) {
                return;
            }
            boolean taken = branches.stream().allMatch(branch -> branch.taken);
            Matcher define = DEFINE.matcher(line);
            Matcher include = INCLUDE.matcher(line);
            Matcher assignment = ASSIGNMENT.matcher(line);
            if (define.matches()) {
                define(define.group("name"), taken);
            } else if (include.matches()) {
                inRule = false;
                if (taken) {
                    include(include.group("files"));
                }
            } else if (assignment.matches()) {
                inRule = false;
                if (taken) {
                    if (line.strip().startsWith("export")) {
                        variables.export(assignment.group("name"));
                    }
                    variables.assign(assignment.group("name"), assignment.group("kind"), assignment.group("value"));
                }
            } else if (line.strip().startsWith("export ")) {
                inRule = false;
                List.of(line.strip().substring(7).strip().split("\\s+")).forEach(variables::export);
            } else if (line.indexOf(':') > 0) {
                rule(start, line);
            }
        }

        private String uncommented(String line) {
            for (int i = line.indexOf('#'); i >= 0; i = line.indexOf('#', i + 1)) {
                if (i == 0 || line.charAt(i - 1) != '\\') {
                    return line.substring(0, i);
                }
            }
            return line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
        }

        private void rule(int start, String line) {
            int colon = line.indexOf(':');
            targets = variables.expand(line.substring(0, colon));
            inRule = true;
            int semicolon = line.indexOf(';', colon);
            boolean assigns = ASSIGNMENT.matcher(line.substring(colon + 1)).matches();
            int end = semicolon > 0 ? semicolon : line.length();
            String needs = line.substring(colon + 1, end).replace("|", " ");
            List<String> first = Stream.of(variables.expand(needs).strip().split("\\s+"))
                    .filter(word -> word.matches("[A-Za-z0-9_.-]+"))
                    .toList();
            if (!first.isEmpty() && !assigns && !targets.strip().startsWith(".")) {
                recipes.add(new Recipe(source, targets, Mapped.of(source.text(), start, start + 1), first));
            }
            if (semicolon > 0 && !assigns) {
                int stop = logicalEnd(start);
                int inText = source.text().indexOf(';', start);
                recipes.add(new Recipe(source, targets, Mapped.of(source.text(), inText + 1, stop), List.of()));
            }
        }

        private void define(String name, boolean taken) {
            int start = at;
            String text = source.text();
            while (at < text.length()) {
                int end = text.indexOf('\n', at);
                end = end < 0 ? text.length() : end;
                String line = text.substring(at, end).strip();
                if (line.equals("endef") || line.startsWith("endef ")) {
                    break;
                }
                at = end + 1;
            }
            if (taken) {
                variables.assign(name, "=", text.substring(start, Math.max(start, Math.min(at, text.length()) - 1)));
            }
            int end = text.indexOf('\n', Math.min(at, text.length()));
            at = end < 0 ? text.length() : end + 1;
            inRule = false;
        }

        private void include(String files) {
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

        private void condition(String word, String rest) {
            if (word.equals("endif")) {
                branches.poll();
            } else if (word.equals("else")) {
                Branch branch = branches.poll();
                if (branch != null) {
                    boolean open = !branch.done;
                    Matcher next = CONDITION.matcher(rest);
                    boolean holds = open
                            && (!next.matches()
                                    || variables.holds(
                                            next.group("word"),
                                            next.group("rest").strip()));
                    branches.push(new Branch(holds, branch.done || holds));
                }
            } else {
                boolean holds = variables.holds(word, rest);
                branches.push(new Branch(holds, holds));
            }
        }
    }

    /** @param done whether this branch or one before it was taken */
    private record Branch(boolean taken, boolean done) {}
}
