package ai.pmoves.docker.internal.image;

import ai.pmoves.compose.Project;
import ai.pmoves.compose.Service;
import ai.pmoves.kernel.ExitCode;
import ai.pmoves.kernel.PmovesException;
import ai.pmoves.kernel.Problem;
import ai.pmoves.kernel.SecretNames;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Build arguments for the docker client. It takes a value from its own environment where only the name is given, and there no
 * other user of the machine can read it. But what steers programs there would steer the client itself, and with {@code
 * LD_PRELOAD} a compose file would run code on the host: such a value is given openly if it is no secret, and refused if it is.
 *
 * @param words what follows {@code --build-arg}, in order
 * @param environment of the command, for the values that the words leave out
 */
record BuildArguments(List<String> words, Map<String, String> environment) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    /** What the loader, shells, interpreters, git, Go and the docker client and its plugins read. */
    private static final Pattern STEERS =
            Pattern.compile("(?:LD|DYLD|GIT|SSL|SSH|BUILDX|BUILDKIT|DOCKER|COMPOSE|XDG|NODE|OTEL"
                    + "|MALLOC|GLIBC|GCONV|BASH|DBUS|GNUPG|LC)_.*|GO[A-Z0-9]*|PYTHON.*|PERL.*|RUBY.*|JAVA_.*|_JAVA_.*|JDK_.*"
                    + "|PATH|HOME|SHELL|IFS|ENV|TMPDIR|CDPATH|GLOBIGNORE|PS4|LANG|LANGUAGE|LOCPATH|NLSPATH|HOSTALIASES|GNUPGHOME"
                    + "|RES_OPTIONS|LOCALDOMAIN|EDITOR|PAGER|(?i:.*_PROXY)");

    BuildArguments {
        words = List.copyOf(words);
        environment = Map.copyOf(environment);
    }

    /** @throws PmovesException (precondition) for a secret that cannot be handed over unseen */
    static BuildArguments of(Project project, Service service, JsonNode arguments) {
        List<String> words = new ArrayList<>();
        Map<String, String> environment = new LinkedHashMap<>();
        arguments.properties().forEach(argument -> {
            String name = argument.getKey();
            String value = argument.getValue().asText();
            if (argument.getValue().isNull()) {
                words.add(name);
            } else if (NAME.matcher(name).matches() && !STEERS.matcher(name).matches()) {
                words.add(name);
                environment.put(name, value);
            } else if (isSecret(name, value)) {
                throw refused(project, service, name);
            } else {
                words.add(name + "=" + value);
            }
        });
        return new BuildArguments(words, environment);
    }

    private static boolean isSecret(String name, String value) {
        return SecretNames.matches(name) || !SecretNames.guess(name, value).isEmpty();
    }

    private static PmovesException refused(Project project, Service service, String name) {
        String build = "services." + service.name() + ".build";
        return new PmovesException(
                ExitCode.PRECONDITION,
                Problem.error(
                                "docker.build-arg-unsafe",
                                "build argument " + name + " of " + service.name()
                                        + " is a secret, and its name would steer"
                                        + " the docker client, if the client got it unseen")
                        .at(project.where(build + ".args." + name)
                                .or(() -> project.where(build + ".args"))
                                .or(() -> project.where(build))
                                .orElse(null))
                        .fix("give it another name, or make it one of the build's secrets"));
    }
}
