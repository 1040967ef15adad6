package ai.pmoves.audit.internal.network;

import ai.pmoves.audit.Target;
import ai.pmoves.audit.internal.tree.Kinds;
import ai.pmoves.audit.internal.tree.WorkspaceTree;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The networks that scripts of the workspace make with {@code docker network create}, without Compose's labels. */
record Scripts(Map<String, List<Path>> makers) {
    private static final Pattern WORKFLOW = Pattern.compile("(?i)(?:.*/)?\\.github/workflows/.*\\.ya?ml");
    private static final Pattern CREATE = Pattern.compile(
            "^[^#\n]*?\\b(?:docker|podman)\\s+network\\s+create\\s(?<words>[^\n|;&>#)]*)", Pattern.MULTILINE);

    static Scripts of(Target target) {
        return target.tree().once(Scripts.class, Scripts::read);
    }

    /** The file that makes it, the nearest to another; empty where none does. */
    Optional<Path> maker(String network, Path near) {
        List<Path> files = makers.getOrDefault(network, List.of());
        return files.stream()
                .filter(file -> Objects.equals(file.getParent(), near.getParent()))
                .findFirst()
                .or(() -> files.stream().findFirst());
    }

    private static Scripts read(WorkspaceTree tree) {
        Map<String, List<Path>> makers = new TreeMap<>();
        for (Path file : tree.files()) {
            if (!Kinds.isScript(file) && !WORKFLOW.matcher(tree.name(file)).matches()) {
                continue;
            }
            Optional<String> text = tree.text(file).filter(one -> one.contains("network create"));
            Matcher call = CREATE.matcher(text.orElse(""));
            while (call.find()) {
                // the number of what is redirected is no word of the call
                String words = call.group("words").replaceFirst("\\s[12]?$", "");
                String name = words.replaceFirst("(?s).*\\s", "").replaceAll("[\"']", "");
                if (!words.contains("com.docker.compose.network") && name.matches("[A-Za-z0-9][\\w.-]*")) {
                    makers.computeIfAbsent(name, key -> new ArrayList<>()).add(file);
                }
            }
        }
        return new Scripts(makers);
    }
}
