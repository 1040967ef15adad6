package ai.pmoves.dsl.evaluation;

import ai.pmoves.compose.ComposeRequest;
import ai.pmoves.docker.RegistryLogins;
import ai.pmoves.dsl.language.StackSecrets;
import ai.pmoves.kernel.Location;
import ai.pmoves.kernel.PmovesException;
import ai.pmoves.kernel.Problem;
import ai.pmoves.kernel.Secret;
import ai.pmoves.kernel.SecretNames;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** Every secret that one evaluation has to do with, at any moment of it: what is told of it, also why it failed, shows none. */
final class KnownSecrets {
    private final Map<String, String> environment;
    private final Secrets secrets;
    private final Evaluation evaluation;

    KnownSecrets(Map<String, String> environment, Secrets secrets, Evaluation evaluation) {
        this.environment = environment;
        this.secrets = secrets;
        this.evaluation = evaluation;
    }

    /** Those that the runbook named, those of its stacks, parameters, registries, and what looks like one in the environment. */
    List<Secret> all() {
        List<Secret> all = new ArrayList<>(secrets.found());
        evaluation.stack().stack().ifPresent(stack -> all.addAll(StackSecrets.of(stack.project())));
        evaluation.stack().asked().stream().flatMap(KnownSecrets::envFiles).forEach(file -> all.addAll(in(file)));
        all.addAll(SecretNames.guess(evaluation.parameters().asText()));
        all.addAll(SecretNames.guess(environment));
        all.addAll(RegistryLogins.stored(environment));
        return all;
    }

    /** Also what was typed, and what the files hold that a failure is about: a stack that cannot be resolved knows nothing yet. */
    List<Secret> with(PmovesException failure) {
        List<Secret> all = new ArrayList<>(all());
        all.addAll(SecretNames.guess(evaluation.typed()));
        failure.problems().stream()
                .map(Problem::where)
                .filter(Objects::nonNull)
                .map(Location::file)
                .distinct()
                .forEach(file -> all.addAll(in(file)));
        return all;
    }

    private static List<Secret> in(Path file) {
        return SecretNames.guessIn(StackSecrets.text(file));
    }

    private static Stream<Path> envFiles(ComposeRequest request) {
        Path directory = request.directory();
        return request.envFiles().isEmpty()
                ? Stream.of(directory.resolve(".env"))
                : request.envFiles().stream().map(directory::resolve);
    }
}
