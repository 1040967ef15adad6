package ai.pmoves.dsl.evaluation;

import ai.pmoves.dsl.Runbooks;
import ai.pmoves.dsl.compiler.CompiledRunbook;
import ai.pmoves.dsl.compiler.OutlineReader;
import ai.pmoves.dsl.compiler.RunbookCompiler;
import ai.pmoves.dsl.compiler.RunbookSource;
import ai.pmoves.dsl.language.Mistakes;
import ai.pmoves.dsl.language.Routing;
import ai.pmoves.platforms.Platform;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The policy of another runbook, evaluated for the one that names it.
 *
 * @param asking the runbooks whose policies wait for this one
 */
record OtherPolicy(
        Runbooks.Request request, Platform platform, Secrets secrets, RunbookLoader loader, Set<Path> asking) {

    /**
     * @param named as it was typed, from the working directory or from the folder of the file that names it
     * @param user whose parameters it has as far as it knows them
     * @param instead parameters that count more
     */
    Routing of(String named, SourceFile user, Map<String, String> instead) {
        Path typedHere = request.workingDirectory().resolve(named);
        Path runbook = Files.exists(typedHere) ? typedHere : user.folder().resolve(named);
        RunbookSource source = RunbookSource.read(runbook);
        if (asking.contains(source.file())) {
            throw Mistakes.of(
                    "dsl.use-cycle",
                    "policies that take each other have no beginning: " + named + " waits for this one itself",
                    "write the policy in a file of its own, and name that in both");
        }
        CompiledRunbook compiled = loader.load(source);
        Set<String> taken = OutlineReader.read(source, new RunbookCompiler().parse(source)).parameters().stream()
                .map(Runbooks.Parameter::name)
                .collect(Collectors.toSet());
        instead.keySet().stream().filter(name -> !taken.contains(name)).forEach(name -> {
            throw Mistakes.noParameter(source.file(), name);
        });
        Map<String, String> typed = new LinkedHashMap<>(user.parameters.asText());
        // the parameter that names this policy is no choice of its own, or it would ask for itself without an end
        typed.values().removeIf(named::equals);
        typed.putAll(instead);
        typed.keySet().retainAll(taken);
        Runbooks.Request own = new Runbooks.Request(
                runbook,
                typed,
                request.environment(),
                request.platform(),
                request.docker(),
                request.workingDirectory(),
                source.text());
        Evaluation other = new Evaluation(own, source.file(), platform, secrets, loader, asking);
        other.run(compiled);
        if (other.routings().size() != 1) {
            throw Mistakes.routings(source.file(), other.routings().size());
        }
        return other.routings().get(0);
    }
}
