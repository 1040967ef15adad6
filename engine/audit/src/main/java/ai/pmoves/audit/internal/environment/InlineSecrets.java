package ai.pmoves.audit.internal.environment;

import ai.pmoves.audit.Target;
import ai.pmoves.audit.internal.Findings;
import ai.pmoves.audit.internal.Rule;
import ai.pmoves.audit.internal.written.WrittenText;
import ai.pmoves.audit.internal.written.WrittenTexts;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Secrets that are written out where everyone can read them: in the compose file, as a default, in the arguments of a build. */
public final class InlineSecrets implements Rule {
    private static final Pattern DEFAULT = Pattern.compile("\\$\\{(?<name>[A-Za-z_]\\w*):?-(?<value>[^${}]+)}");

    @Override
    public List<String> ids() {
        return List.of("environment.secret-inline", "environment.secret-default", "environment.build-secret");
    }

    @Override
    public void check(Target target, Findings findings) {
        for (WrittenText text : WrittenTexts.of(target)) {
            if (text.isVariableOf("environment")) {
                variable(text, findings);
            } else if (text.isVariableOf("build", "args")) {
                argument(text, findings);
            }
        }
    }

    private static void variable(WrittenText text, Findings findings) {
        String subject = String.join(".", text.path());
        if (SecretWords.isLiteral(text.name(), text.text())) {
            findings.add(
                    "environment.secret-inline",
                    subject,
                    text.where(),
                    "'" + text.service() + "' has the value of " + text.name() + " written out in the compose file",
                    text.name() + ": ${" + text.name() + ":?}, with the value in an env file that git ignores");
            return;
        }
        Matcher fallback = DEFAULT.matcher(text.text());
        while (fallback.find()) {
            if (SecretWords.isLiteral(fallback.group("name"), fallback.group("value"))
                    || SecretWords.isLiteral(text.name(), fallback.group("value"))) {
                findings.add(
                        "environment.secret-default",
                        subject,
                        text.where(),
                        "'" + text.service() + "' falls back to a value of " + fallback.group("name")
                                + " that everyone can read",
                        "${" + fallback.group("name") + ":?} demands one");
                return;
            }
        }
    }

    private static void argument(WrittenText text, Findings findings) {
        if (SecretWords.isName(text.name()) && !text.text().isBlank()) {
            findings.add(
                    "environment.build-secret",
                    String.join(".", text.path()),
                    text.where(),
                    "the build of '" + text.service() + "' takes " + text.name()
                            + " as an argument, which stays in the image's history",
                    "build: {secrets: [" + text.name().toLowerCase(java.util.Locale.ROOT)
                            + "]} and RUN --mount=type=secret in the Dockerfile");
        }
    }
}
