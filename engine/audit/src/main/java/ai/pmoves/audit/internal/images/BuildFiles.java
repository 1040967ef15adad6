package ai.pmoves.audit.internal.images;

import ai.pmoves.audit.Target;
import ai.pmoves.audit.internal.Findings;
import ai.pmoves.audit.internal.Rule;
import ai.pmoves.audit.internal.image.Build;
import ai.pmoves.audit.internal.image.CopyLine;
import ai.pmoves.audit.internal.image.Reference;
import ai.pmoves.audit.internal.tree.WorkspaceTree;
import ai.pmoves.compose.Service;
import ai.pmoves.kernel.Location;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What Dockerfiles begin with, and what they copy that is not there. */
public final class BuildFiles implements Rule {
    /** Folders that a command of the project makes before a build: their absence in a checkout says nothing, as that of keys and certificates. */
    private static final Set<String> MADE = Set.of(
            "dist",
            "build",
            "target",
            "out",
            "bin",
            "node_modules",
            ".next",
            "vendor",
            "release",
            "artifacts",
            "public",
            "wheels",
            "coverage",
            "_build",
            "certs",
            "models",
            "data");

    @Override
    public List<String> ids() {
        return List.of("images.base-floating", "images.copy-missing");
    }

    @Override
    public void check(Target target, Findings findings) {
        Set<Missing> told = new HashSet<>();
        for (Service service : target.project().services().values()) {
            Build.of(target.project(), service).ifPresent(build -> {
                bases(target, findings, service, build);
                copies(target, findings, service, build, told);
            });
        }
    }

    private static void bases(Target target, Findings findings, Service service, Build build) {
        build.bases().forEach(base -> {
            Reference image = Reference.parse(base.image());
            boolean known = !base.image().contains("$")
                    && !base.image().equals("scratch")
                    && !isBuiltHere(target, base.image());
            if (known && image.digest().isEmpty() && Floating.tag(image.effectiveTag())) {
                findings.add(
                        "images.base-floating",
                        "builds." + build.shown(target.root()) + "." + image.name(),
                        build.where(base.line())
                                .or(() -> target.project().where("services." + service.name() + ".build"))
                                .orElse(null),
                        build.shown(target.root()) + " begins with " + base.image()
                                + ", a name that moves from version to version: the next build may stand on another one",
                        "FROM " + image.name() + ":VERSION");
            }
        });
    }

    private static boolean isBuiltHere(Target target, String image) {
        return target.project().services().values().stream()
                .anyMatch(service -> service.build() != null && service.image().equals(image));
    }

    /** Twenty services that are built from one Dockerfile miss its file once. */
    private record Missing(String file, Path context, String source) {}

    private static void copies(Target target, Findings findings, Service service, Build build, Set<Missing> told) {
        Path context = build.context();
        if (context == null || !Files.isDirectory(context)) {
            return;
        }
        for (CopyLine copy : build.copies()) {
            for (String source : copy.sources()) {
                if (isMissing(context, source)
                        && !Submodules.holds(target.tree(), context.resolve(source))
                        && told.add(new Missing(build.shown(target.root()), context, source))) {
                    Location where = build.where(copy.line()).orElse(null);
                    findings.add(
                            "images.copy-missing",
                            "services." + service.name() + ".build." + source,
                            where == null
                                    ? target.project()
                                            .where("services." + service.name() + ".build")
                                            .orElse(null)
                                    : where,
                            build.shown(target.root()) + " copies " + source + ", which is not in the folder that '"
                                    + service.name() + "' is built from, "
                                    + shown(target.root(), context) + ": the build ends there",
                            "correct the path, or build.context of '" + service.name() + "', from which it counts");
                }
            }
        }
    }

    private static boolean isMissing(Path context, String source) {
        String plain = source.replaceFirst("^(\\./|/)+", "");
        boolean unclear = plain.isEmpty()
                || plain.matches(".*[$*?\\[\\]<\"'].*")
                || plain.contains("://")
                || plain.startsWith("git@")
                || plain.matches("(?i).*\\.(pem|crt|cer|key|csr|p12|jks)")
                || MADE.contains(plain.split("/", 2)[0]);
        try {
            return !unclear && !Files.exists(context.resolve(plain));
        } catch (InvalidPathException odd) {
            return false;
        }
    }

    private static String shown(Path root, Path path) {
        String shown = WorkspaceTree.relative(root, path);
        return shown.isEmpty() ? "." : shown;
    }
}
