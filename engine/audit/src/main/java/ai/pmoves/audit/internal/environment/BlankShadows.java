package ai.pmoves.audit.internal.environment;

import ai.pmoves.audit.Target;
import ai.pmoves.audit.internal.Findings;
import ai.pmoves.audit.internal.Rule;
import ai.pmoves.audit.internal.written.WrittenText;
import ai.pmoves.audit.internal.written.WrittenTexts;
import ai.pmoves.compose.Service;
import java.nio.file.Path;
import java.util.HashMap;
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
        List<WrittenText> texts = WrittenTexts.of(target);
        NamedEnvFiles files = NamedEnvFiles.of(target.project().directory(), texts);
        Map<String, Map<String, Path>> setters = new HashMap<>();
        for (WrittenText text : texts) {
            Service service = target.project().services().get(text.service());
            if (service == null || !text.isVariableOf("environment")) {
                continue;
            }
            Path file =
                    setters.computeIfAbsent(service.name(), files::settersFor).get(text.name());
            String value = service.environment().get(text.name());
            if (file != null
                    && value != null
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
}
