package ai.pmoves.audit.internal.environment;

import ai.pmoves.audit.Target;
import ai.pmoves.audit.internal.Findings;
import ai.pmoves.audit.internal.Rule;
import ai.pmoves.audit.internal.secrets.Packet;
import ai.pmoves.audit.internal.tree.Templates;
import ai.pmoves.audit.internal.tree.TrackedFiles;
import ai.pmoves.audit.internal.tree.WorkspaceTree;
import ai.pmoves.kernel.Location;
import ai.pmoves.kernel.Severity;
import ai.pmoves.workspace.dotenv.EnvEntry;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Secrets in files that git tracks: in env files, in keys, in packets that are only encoded. Their values are told nowhere. */
public final class SecretsInGit implements Rule {
    private static final String ID = "environment.secret-in-git";
    private static final int NAMED = 8;
    private static final Pattern KEY_FILE = Pattern.compile("(?i).*\\.(?:pem|key)|id_(?:rsa|dsa|ecdsa|ed25519)");
    private static final Pattern PRIVATE_KEY = Pattern.compile("-----BEGIN (?:[A-Z]+ )?PRIVATE KEY-----");
    private static final Pattern FOR_TESTS = Pattern.compile(
            "(?i)(?:.*[/._-])?(?:tests?|testdata|fixtures?|examples?|samples?|demo|mocks?|snakeoil|docs?|spec|dev|development|testing|ci)(?:[/._-].*)?");

    @Override
    public List<String> ids() {
        return List.of(ID);
    }

    @Override
    public void check(Target target, Findings findings) {
        WorkspaceTree tree = target.tree();
        Set<Path> tracked = TrackedFiles.of(tree).files();
        if (tracked.isEmpty()) {
            return;
        }
        for (Path file : tree.files()) {
            String name = file.getFileName().toString();
            boolean example = Templates.isTemplate(file)
                    || FOR_TESTS.matcher(tree.name(file)).matches();
            if (example || !tracked.contains(file)) {
                continue;
            }
            if (EnvLoads.isEnvFile(name)) {
                variables(tree, findings, file);
            } else if (KEY_FILE.matcher(name).matches()) {
                key(tree, findings, file);
            } else if (name.endsWith(".cgp.json")) {
                packet(tree, findings, file);
            }
        }
    }

    private static void variables(WorkspaceTree tree, Findings findings, Path file) {
        List<EnvEntry> secrets = NamedEnvFiles.parse(file).entries().stream()
                .filter(SecretsInGit::isSecret)
                .toList();
        if (!secrets.isEmpty()) {
            boolean real = secrets.stream().anyMatch(entry -> SecretWords.isHandedOut(entry.value() + ""));
            EnvEntry first = secrets.iterator().next();
            tell(
                    tree,
                    findings,
                    real ? Severity.ERROR : Severity.WARNING,
                    new Location(file, first.line(), first.column()),
                    "git tracks this file with the value of "
                            + names(secrets.stream()
                                    .map(EnvEntry::name)
                                    .distinct()
                                    .toList()));
        }
    }

    private static boolean isSecret(EnvEntry entry) {
        return entry.value() != null && SecretWords.isReal(entry.name(), entry.value());
    }

    private static void key(WorkspaceTree tree, Findings findings, Path file) {
        tree.text(file).filter(text -> PRIVATE_KEY.matcher(text).find()).ifPresent(text -> {
            tell(tree, findings, Severity.ERROR, new Location(file, 1, 1), "git tracks this private key");
        });
    }

    private static void packet(WorkspaceTree tree, Findings findings, Path file) {
        tree.text(file).flatMap(Packet::of).ifPresent(packet -> {
            List<String> secrets =
                    packet.readable().stream().filter(SecretWords::isName).toList();
            if (!secrets.isEmpty()) {
                String what = "git tracks this packet, which is encoded and not encrypted, with " + secrets.size()
                        + (secrets.size() == 1 ? " secret: " : " secrets: ") + names(secrets);
                tell(tree, findings, Severity.ERROR, new Location(file, 1, 1), what);
            }
        });
    }

    private static String names(List<String> all) {
        int more = all.size() - NAMED;
        return more <= 1 ? String.join(", ", all) : String.join(", ", all.subList(0, NAMED)) + " and " + more + " more";
    }

    private static void tell(WorkspaceTree tree, Findings findings, Severity severity, Location where, String what) {
        String name = tree.name(where.file());
        String word = name.matches("[A-Za-z0-9_./-]+") ? name : "'" + name.replace("'", "'\\''") + "'";
        findings.add(
                ID,
                severity,
                name,
                where,
                what,
                "git rm --cached " + word + ", name it in .gitignore, and replace what it held: the history keeps it");
    }
}
