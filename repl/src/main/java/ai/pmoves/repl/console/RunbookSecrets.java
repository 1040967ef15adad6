package ai.pmoves.repl.console;

import ai.pmoves.kernel.Redaction;
import ai.pmoves.kernel.Secret;
import ai.pmoves.kernel.SecretNames;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Keeps secrets out of a runbook: a literal that is one becomes a reference to it, any other place is refused. */
record RunbookSecrets(Desk desk) {

    /** How a runbook says a literal that is a secret by its name, by its look, or as one of the environment; empty for an ordinary one. */
    Optional<String> reference(int line, String variable, String text) {
        Optional<String> known = SecretNames.guess(desk.seat().environment()).stream()
                .filter(secret -> secret.reveal().equals(text) && SecretNames.matches(secret.name()))
                .map(Secret::name)
                .findFirst();
        boolean whole = SecretNames.matches(variable)
                || SecretNames.guess(variable, text).stream()
                        .anyMatch(secret -> secret.reveal().equals(text));
        if (known.isPresent() || whole) {
            return Optional.of("secret('" + known.orElseGet(() -> named(variable)) + "')");
        }
        demandNone(line, variable + " = '" + text + "'");
        return Optional.empty();
    }

    private static String named(String variable) {
        return variable.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_").toUpperCase(Locale.ROOT);
    }

    /** @throws ai.pmoves.kernel.PmovesException (usage) where the code has a secret in it */
    void demandNone(int line, String code) {
        List<Secret> guessed = SecretNames.guessInCode(code);
        if (!desk.safe(new Redaction(guessed).text(code)).equals(code)) {
            throw Promotion.refused(
                    "line " + line + " has a secret in its text, and a runbook is no place for one",
                    "say it with secretEnv: [NAME: secret('NAME')], then :promote NAME.groovy FROM-TO");
        }
    }
}
