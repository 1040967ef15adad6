package ai.pmoves.audit.internal.environment;

import ai.pmoves.audit.Target;
import ai.pmoves.audit.internal.Findings;
import ai.pmoves.audit.internal.Rule;
import ai.pmoves.audit.internal.written.WrittenText;
import ai.pmoves.audit.internal.written.WrittenTexts;
import ai.pmoves.compose.Service;
import ai.pmoves.workspace.dotenv.Dotenv;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * {@code environment: X=${X}} where an env file of the service sets X: what stands in {@code environment} wins, and the reference
 * is replaced from the shell and from {@code .env} only, so the container gets a blank.
 */
public final class BlankShadows implements Rule {
    private static final String ID = "environment.blank-shadow";
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{?[A-Za-z_]\\w*(?::?-)?}?");

    @Override
    public List<String> ids() {
        return List.of(ID);
    }

    @Override
    public void check(Target target, Findings findings) {
        List<WrittenText> texts = WrittenTexts.of(target.project());
        Map<String, Map<String, Path>> files = envFiles(target.project().directory(), texts);
        for (WrittenText text : texts) {
            Service service = target.project().services().get(text.service());
            Path file = files.getOrDefault(text.service(), Map.of()).get(text.name());
            if (service == null || file == null || !text.isVariableOf("environment")) {
                continue;
            }
            String value = service.environment().get(text.name());
            if (value != null
                    && value.isEmpty()
                    && REFERENCE.matcher(text.text()).matches()) {
                findings.add(
                        ID,
                        String.join(".", text.path()),
                        text.where(),
                        "'" + service.name() + "' gets a blank " + text.name() + ", though its env file "
                                + file.getFileName() + " sets it: the reference here wins and has no value",
                        "delete this entry, or set " + text.name() + " in .env");
            }
        }
    }

    /** By service, what its env files set to something, and which file does. */
    private static Map<String, Map<String, Path>> envFiles(Path directory, List<WrittenText> texts) {
        Map<String, Map<String, Path>> files = new HashMap<>();
        Map<Path, Map<String, String>> read = new HashMap<>();
        for (WrittenText text : texts) {
            boolean named = text.path().size() > 2
                    && text.path().get(2).equals("env_file")
                    && !text.service().isEmpty()
                    && (!text.name().matches("required|format"));
            if (named && !text.text().contains("$")) {
                Path file = directory.resolve(text.text()).normalize();
                read.computeIfAbsent(file, BlankShadows::values).forEach((name, value) -> {
                    if (!value.isEmpty()) {
                        files.computeIfAbsent(text.service(), service -> new LinkedHashMap<>())
                                .put(name, file);
                    }
                });
            }
        }
        return files;
    }

    private static Map<String, String> values(Path file) {
        try {
            return Files.isRegularFile(file)
                    ? Dotenv.parse(Files.readString(file), file, name -> null).values()
                    : Map.of();
        } catch (IOException e) {
            return Map.of();
        }
    }
}
