package ai.pmoves.audit.internal.environment;

import ai.pmoves.audit.Target;
import ai.pmoves.audit.internal.Findings;
import ai.pmoves.audit.internal.Rule;
import ai.pmoves.audit.internal.written.WrittenText;
import ai.pmoves.audit.internal.written.WrittenTexts;
import java.util.List;

/** Secrets that are written out where everyone can read them: in the compose file, as a default, in the arguments of a build. */
public final class InlineSecrets implements Rule {
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
        for (WrittenText.Default fallback : text.defaults()) {
            if (SecretWords.isLiteral(fallback.name(), fallback.value())
                    || SecretWords.isLiteral(text.name(), fallback.value())) {
                findings.add(
                        "environment.secret-default",
                        subject,
                        text.where(),
                        "'" + text.service() + "' falls back to a value of " + fallback.name()
                                + " that everyone can read",
                        "${" + fallback.name() + ":?} demands one");
                return;
            }
        }
        if (SecretWords.isLiteral(text.name(), text.text())) {
            findings.add(
                    "environment.secret-inline",
                    subject,
                    text.where(),
                    "'" + text.service() + "' has the value of " + text.name() + " written out in the compose file",
                    text.name() + ": ${" + text.name() + ":?}, with the value in an env file that git ignores");
        }
    }

    private static void argument(WrittenText text, Findings findings) {
        boolean written = SecretWords.isHandedOut(text.text());
        if (written || (SecretWords.isName(text.name()) && !text.text().isBlank())) {
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
