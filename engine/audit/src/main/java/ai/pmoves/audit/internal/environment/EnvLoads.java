package ai.pmoves.audit.internal.environment;

import ai.pmoves.audit.internal.environment.EnvLoad.How;
import ai.pmoves.audit.internal.tree.Kinds;
import ai.pmoves.audit.internal.tree.Templates;
import ai.pmoves.audit.internal.tree.WorkspaceTree;
import ai.pmoves.kernel.Location;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds where scripts, Makefiles and workflows read env files by themselves. A file counts only where it is certain which one is
 * meant: one of that path beside the script or in a folder above it, and no second one.
 */
final class EnvLoads {
    private static final String FILE = "(?<file>(?:\"[^\"\\n]*\"|'[^'\\n]*'|\\$\\([^()\\n]*\\)|[^\\s;&|()<>\"'`])+)";
    private static final Pattern SOURCE =
            Pattern.compile("(?:^|[;&|({@]|-c ['\"]|\\bthen\\b|\\bdo\\b|\\belse\\b)\\s*-?(?:\\.|source)[ \\t]+" + FILE);
    private static final Pattern WORDS = Pattern.compile(
            "\\bexport\\s+\"?(?:\\${1,2}\\((?<in>[^()]*\\bxargs\\b[^()]*)\\)|`(?<back>[^`]*\\bxargs\\b[^`]*)`)");
    private static final Pattern INCLUDE = Pattern.compile("^(?:-include|sinclude|include)\\s+(?<files>[^#]*)");
    private static final Pattern EXPORT =
            Pattern.compile("(?m)^\\s*(?:export\\s*(?:#.*)?$|export\\s+\\$\\(shell|\\.EXPORT_ALL_VARIABLES)");
    private static final Pattern NAME =
            Pattern.compile("\\.env(?:[._-][\\w.-]+)?|env\\.[\\w.-]+|[\\w-][\\w.-]*\\.env(?:\\.\\w+)?");
    private static final Pattern HEAD = Pattern.compile("^(?:\\$\\{?\\w+}?|\\$\\([^)]*\\))/");
    private static final Pattern VARIABLE = Pattern.compile("^\\$\\{?(?<name>\\w+)}?$");

    /** Longer lines are no person's. */
    private static final int LONGEST = 2000;

    private static final int MOST = 10_000;

    private final WorkspaceTree tree;
    private final List<EnvLoad> found = new ArrayList<>();
    /** What a word of a script means, if that is certain. */
    private final Map<String, Optional<Path>> certain = new HashMap<>();

    private EnvLoads(WorkspaceTree tree) {
        this.tree = tree;
    }

    /** Found once for a workspace, by file and line. */
    static List<EnvLoad> of(WorkspaceTree tree) {
        return tree.once(EnvLoads.class, all -> {
            EnvLoads loads = new EnvLoads(all);
            all.files().forEach(loads::file);
            return List.copyOf(loads.found);
        });
    }

    /** Whether a file of this name holds variables, and is no script. */
    static boolean isEnvFile(String name) {
        return NAME.matcher(name).matches()
                && !name.matches(".*\\.(?:sh|bash|zsh|py|mk|[jt]sx?|d\\.ts|rb|go|md|ya?ml|json|toml|ini|bat|ps1|conf)");
    }

    private void file(Path file) {
        String name = file.getFileName().toString();
        boolean make = Kinds.isMake(file);
        boolean workflow = name.matches(".*\\.ya?ml") && tree.name(file).matches("(?:.*/)?\\.github/.*");
        if (!make && !workflow && !Kinds.isShell(file)) {
            return;
        }
        String text = tree.text(file).orElse("");
        if (!text.contains("env")) {
            return;
        }
        List<Path> folders = make ? List.of(file.getParent()) : workflow ? List.of(tree.root()) : above(file);
        boolean exported = make && EXPORT.matcher(text).find();
        String[] lines = text.split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            String line = lines[i];
            if (line.length() > LONGEST
                    || !line.contains("env")
                    || line.stripLeading().startsWith("#")) {
                continue;
            }
            Matcher include = INCLUDE.matcher(line);
            if (make && include.find()) {
                for (String word : include.group("files").strip().split("\\s+")) {
                    add(word, folders, How.INCLUDE, file, i, include.start("files"), exported, text);
                }
                continue;
            }
            Matcher source = SOURCE.matcher(line);
            while (source.find()) {
                add(source.group("file"), folders, How.SOURCE, file, i, source.start("file"), false, text);
            }
            Matcher words = WORDS.matcher(line);
            while (words.find()) {
                words(words, folders, file, i);
            }
        }
    }

    /** Only where all of the file's lines are taken: a {@code grep} for some of them takes what it wants. */
    private void words(Matcher words, List<Path> folders, Path file, int index) {
        String command = words.group("in") == null ? words.group("back") : words.group("in");
        boolean whole = command.matches("(?s)\\s*(?:grep\\s+(?:-E\\s+)?-v|egrep\\s+-v|cat|xargs)\\s.*")
                && !command.matches("(?s).*\\b(?:sed|awk|cut|head|tail)\\b.*");
        if (whole) {
            for (String word : command.split("[\\s|<]+")) {
                add(word, folders, How.WORDS, file, index, words.start(), true, "");
            }
        }
    }

    private void add(
            String word,
            List<Path> folders,
            How how,
            Path script,
            int index,
            int column,
            boolean exported,
            String text) {
        Path asked = certain.computeIfAbsent(
                        script + "\n" + word,
                        key -> Optional.ofNullable(path(word, text))
                                .flatMap(path -> Optional.ofNullable(only(path, folders))))
                .orElse(null);
        if (asked != null && found.size() < MOST) {
            Path file = Templates.fileOrTemplate(asked).orElse(asked);
            found.add(new EnvLoad(asked, file, how, new Location(script, index + 1, column + 1), exported));
        }
    }

    /** The path as far as it is known: without quotes, and without a variable that it begins with. */
    private static @Nullable String path(String word, String text) {
        String plain = word.replace("\"", "").replace("'", "");
        Matcher variable = VARIABLE.matcher(plain);
        if (variable.matches()) {
            Set<String> values = new HashSet<>();
            Matcher set = Pattern.compile(
                            "(?m)(?:^|[;\\s])" + variable.group("name") + "=(\"[^\"\\n]*\"|'[^'\\n]*'|[^\\s;\"']+)")
                    .matcher(text);
            while (set.find()) {
                values.add(set.group(1).replace("\"", "").replace("'", ""));
            }
            plain = values.size() == 1 ? values.iterator().next() : "";
        }
        String known = HEAD.matcher(plain).replaceFirst("");
        String name = known.substring(known.lastIndexOf('/') + 1);
        boolean certain = !known.isEmpty()
                && !known.startsWith("/")
                && "$*?{`".chars().noneMatch(c -> known.indexOf(c) >= 0)
                && isEnvFile(name);
        return certain ? known : null;
    }

    private @Nullable Path only(String path, List<Path> folders) {
        Path one = null;
        for (Path folder : folders) {
            Path there = resolve(folder, path);
            if (there != null
                    && there.startsWith(tree.root())
                    && Templates.fileOrTemplate(there).isPresent()) {
                if (one != null && !one.equals(there)) {
                    return null;
                }
                one = there;
            }
        }
        return one;
    }

    private static @Nullable Path resolve(Path folder, String path) {
        try {
            return folder.resolve(path).normalize();
        } catch (InvalidPathException e) {
            return null;
        }
    }

    private List<Path> above(Path file) {
        List<Path> folders = new ArrayList<>();
        for (Path at = file.getParent(); at != null && at.startsWith(tree.root()); at = at.getParent()) {
            folders.add(at);
        }
        return folders;
    }
}
