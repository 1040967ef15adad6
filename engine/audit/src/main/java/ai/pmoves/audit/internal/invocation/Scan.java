package ai.pmoves.audit.internal.invocation;

import ai.pmoves.audit.Invocation;
import ai.pmoves.audit.Invocation.Kind;
import ai.pmoves.audit.internal.tree.Kinds;
import ai.pmoves.audit.internal.tree.WorkspaceTree;
import ai.pmoves.kernel.Location;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Gives each file of a workspace to the reader of its kind. */
public final class Scan {
    private static final Comparator<Invocation> ORDER = Comparator.comparing(
                    (Invocation call) -> call.where().file())
            .thenComparingInt(call -> call.where().line())
            .thenComparingInt(call -> call.where().column());

    static final String MAKE = "make";

    private Scan() {}

    /** Every call of Compose, by file and place. */
    public static List<Invocation> of(WorkspaceTree tree) {
        return tree.once(Scan.class, Scan::all).calls.stream()
                .filter(call -> !isMake(call))
                .toList();
    }

    /** The same with those of make, whose words are {@code make} and its targets: what a target or a script does, in its order. */
    public static List<Invocation> withMake(WorkspaceTree tree) {
        return tree.once(Scan.class, Scan::all).calls;
    }

    /** Where files were left that take too much work: what follows there was not looked at. */
    public static List<Location> stopped(WorkspaceTree tree) {
        return tree.once(Scan.class, Scan::all).stopped;
    }

    private record All(List<Invocation> calls, List<Location> stopped) {}

    /** Whether a call is one of make. */
    public static boolean isMake(Invocation call) {
        return call.words().get(0).equals(MAKE);
    }

    private static All all(WorkspaceTree tree) {
        List<Invocation> found = new ArrayList<>();
        List<Location> stopped = new ArrayList<>();
        Set<Path> made = new HashSet<>();
        for (Path file : tree.files()) {
            if (isMakefile(name(file))) {
                made.addAll(Makefile.read(tree, file, found::add, stopped));
            }
        }
        for (Path file : tree.files()) {
            if (!made.contains(file)) {
                file(tree, file, found::add, stopped);
            }
        }
        return new All(found.stream().distinct().sorted(ORDER).toList(), stopped);
    }

    private static String name(Path file) {
        return Objects.toString(file.getFileName());
    }

    private static boolean isMakefile(String name) {
        return name.equals("Makefile") || name.equals("makefile") || name.equals("GNUmakefile");
    }

    private static void file(WorkspaceTree tree, Path file, Consumer<Invocation> found, List<Location> stopped) {
        Kind kind = kind(file, tree.name(file));
        if (kind == null) {
            return;
        }
        String text = tree.text(file).orElse("");
        boolean runsMake = kind == Kind.SHELL && text.contains("make ");
        if (!runsMake && !text.contains("compose") && !text.contains("Compose")) {
            return;
        }
        Source source = new Source(file, text, stopped);
        switch (kind) {
            case MAKE -> Makefile.read(tree, file, found, stopped);
            case SHELL ->
                new Shell(new Setting(source, kind, tree.root(), file, null, "", false), found).run(source.all());
            case POWERSHELL -> PowerShell.read(source, tree.root(), found);
            case CODE -> Code.read(source, tree.root(), found);
            case WORKFLOW -> Workflow.read(source, tree.root(), found);
            case UNIT -> Unit.read(source, tree.root(), found);
            case PACKAGE -> PackageScripts.read(source, tree.root(), found);
            case DOCUMENT -> Fences.read(source, tree.root(), found);
        }
    }

    private static @Nullable Kind kind(Path file, String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        String lower = name.toLowerCase(Locale.ROOT);
        String ending = lower.substring(lower.lastIndexOf('.') + 1);
        if (lower.startsWith("readme") && ending.equals("md")) {
            return Kind.DOCUMENT;
        }
        if (name.equals("package.json")) {
            return Kind.PACKAGE;
        }
        if (Kinds.isShell(file)) {
            return Kind.SHELL;
        }
        if (Kinds.isMake(file)) {
            return Kind.MAKE;
        }
        if (Kinds.isPowerShell(file)) {
            return Kind.POWERSHELL;
        }
        if (Kinds.isCode(file)) {
            return Kind.CODE;
        }
        return switch (ending) {
            case "service" -> Kind.UNIT;
            case "yml", "yaml" -> (path.startsWith(".github/") || path.contains("/.github/")) ? Kind.WORKFLOW : null;
            default -> null;
        };
    }
}
