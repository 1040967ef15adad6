package ai.pmoves.audit.internal.calls;

import ai.pmoves.audit.Invocation;
import ai.pmoves.audit.Invocation.Kind;
import ai.pmoves.audit.Invocation.Trait;
import ai.pmoves.audit.Invocations;
import ai.pmoves.audit.Target;
import ai.pmoves.audit.internal.Findings;
import ai.pmoves.audit.internal.Rule;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * {@code docker-compose} in a file that knows no {@code docker compose}: one that has both looks for what is there, one that installs
 * the program has it.
 */
final class LegacyCompose implements Rule {
    private static final String ID = "invocations.legacy-compose";
    private static final int LONGEST_LINE = 1000;
    private static final Pattern INSTALLS = Pattern.compile(
            "\\b(?:pip3?|pipx|apt|apt-get|apk|brew|yum|dnf|pacman|choco)\\s.*\\b(?:install|add|-S)\\b.*\\bdocker-compose(?![\\w.-])"
                    + "|(?:\\s-o|--output|>|\\bchmod|\\bmv|\\bcp|\\bln|\\binstall)\\s.*/docker-compose(?![\\w.-])");

    @Override
    public List<String> ids() {
        return List.of(ID);
    }

    @Override
    public void check(Target target, Findings findings) {
        Map<Path, List<Invocation>> files = Invocations.of(target).stream()
                .filter(call -> call.kind() != Kind.DOCUMENT && !Told.inDocuments(target, call))
                .collect(Collectors.groupingBy(call -> call.where().file(), LinkedHashMap::new, Collectors.toList()));
        files.forEach((file, calls) -> {
            List<Invocation> legacy =
                    calls.stream().filter(LegacyCompose::isLegacy).toList();
            if (!legacy.isEmpty()
                    && calls.stream().allMatch(call -> call.is(Trait.STANDALONE))
                    && !installs(target.tree().text(file).orElse(""))) {
                report(target, findings, legacy);
            }
        });
    }

    private static boolean installs(String text) {
        return text.lines()
                .filter(line -> line.length() < LONGEST_LINE && !line.strip().startsWith("#"))
                .anyMatch(line -> INSTALLS.matcher(line).find());
    }

    /** One that does something; a question for the version is how scripts find out what there is. */
    private static boolean isLegacy(Invocation call) {
        String program = call.words().get(0).replaceFirst("\\.exe$", "");
        return program.substring(program.lastIndexOf('/') + 1).equals("docker-compose")
                && !call.verb().isEmpty()
                && !call.verb().equals("version");
    }

    private static void report(Target target, Findings findings, List<Invocation> calls) {
        Invocation first = calls.get(0);
        String file = target.tree().name(first.where().file());
        String verbs = Told.some(
                calls.stream().map(call -> "docker compose " + call.verb()).toList());
        findings.add(
                ID,
                file,
                first.where(),
                file + " calls docker-compose in " + (calls.size() == 1 ? "one place" : calls.size() + " places")
                        + ": Docker installs the plugin 'docker compose' and no longer this program,"
                        + " whose version 1 gets no updates since July 2023",
                "write " + verbs);
    }
}
