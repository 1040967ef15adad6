package ai.pmoves.audit.internal.environment;

import ai.pmoves.audit.Target;
import ai.pmoves.audit.internal.secrets.Manifest;
import ai.pmoves.audit.internal.tree.Templates;
import ai.pmoves.audit.internal.written.WrittenTexts;
import ai.pmoves.compose.Service;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/**
 * The names of the variables that a service gets.
 *
 * @param complete false where one of its env files is not there, and neither a template nor a manifest tells what will be in it
 */
record GivenVariables(Set<String> names, boolean complete) {

    static GivenVariables of(Target target, Service service) {
        Set<String> names = new HashSet<>(service.environment().keySet());
        boolean complete = true;
        Path folder = target.project().directory();
        NamedEnvFiles files = NamedEnvFiles.of(folder, WrittenTexts.of(target));
        for (Path file : files.all()) {
            if (files.servicesOf(file).contains(service.name())) {
                Set<String> made = Manifest.keysFor(target.tree(), file);
                Path readable = Templates.fileOrTemplate(file).orElse(null);
                names.addAll(made);
                if (readable != null) {
                    NamedEnvFiles.parse(readable).entries().forEach(entry -> names.add(entry.name()));
                } else {
                    complete &= !made.isEmpty();
                }
            }
        }
        if (service.build() != null) {
            Path context = folder.resolve(service.build().path("context").asText());
            Path dockerfile = context.resolve(service.build().path("dockerfile").asText("Dockerfile"));
            complete &= Files.isRegularFile(dockerfile);
            target.tree().text(dockerfile).stream()
                    .flatMap(String::lines)
                    .filter(line -> line.stripLeading().startsWith("ENV "))
                    .forEach(line -> java.util.regex.Pattern.compile("[A-Za-z_]\\w*")
                            .matcher(line)
                            .results()
                            .forEach(word -> names.add(word.group())));
        }
        return new GivenVariables(Set.copyOf(names), complete);
    }

    boolean has(String name) {
        return names.contains(name);
    }
}
