package ai.pmoves.audit.internal.secrets;

import ai.pmoves.audit.Target;
import ai.pmoves.audit.internal.Findings;
import ai.pmoves.audit.internal.Rule;
import ai.pmoves.audit.internal.written.WrittenText;
import ai.pmoves.audit.internal.written.WrittenTexts;
import ai.pmoves.kernel.Location;
import ai.pmoves.kernel.Severity;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A manifest of secrets against the packet that holds them, the registry that asks for them, and the stack that needs them. */
public final class Manifests implements Rule {
    private static final String MISSING = "environment.manifest-label";
    private static final String DIFFERS = "environment.manifest-registry";
    private static final String NEEDED = "environment.manifest-needed";
    private static final Pattern DEMANDED = Pattern.compile("\\$\\{(?<name>[A-Za-z_]\\w*):?\\?");

    @Override
    public List<String> ids() {
        return List.of(MISSING, DIFFERS, NEEDED);
    }

    @Override
    public void check(Target target, Findings findings) {
        List<Manifest> manifests = Manifest.of(target.tree());
        if (manifests.isEmpty()) {
            return;
        }
        List<Registry> registries = Registry.of(target.tree());
        for (Manifest manifest : manifests) {
            labels(target, findings, manifest);
            registries.forEach(registry -> differences(target, findings, manifest, registry));
        }
        needs(target, findings, manifests, registries);
    }

    private static void labels(Target target, Findings findings, Manifest manifest) {
        Optional<Packet> packet = manifest.packet().isEmpty()
                ? Optional.empty()
                : target.tree().text(target.root().resolve(manifest.packet())).flatMap(Packet::of);
        if (packet.isEmpty()) {
            return;
        }
        for (Manifest.Entry entry : manifest.entries()) {
            if (entry.required() && !packet.get().labels().contains(entry.label())) {
                findings.add(
                        MISSING,
                        target.tree().name(manifest.file()) + " " + entry.label(),
                        entry.where(),
                        "the manifest requires " + entry.label() + ", and " + manifest.packet()
                                + " has no such label: none of the env files is made",
                        "add the label to the packet, or write required: false here");
            }
        }
    }

    private static void differences(Target target, Findings findings, Manifest manifest, Registry registry) {
        Set<String> given = keys(manifest);
        Set<String> asked = new TreeSet<>(registry.keys());
        asked.removeAll(given);
        Set<String> required = new TreeSet<>(asked);
        required.retainAll(registry.required());
        Set<String> unasked = new TreeSet<>(given);
        unasked.removeAll(registry.keys());
        String manifestName = target.tree().name(manifest.file());
        if (!asked.isEmpty()) {
            findings.add(
                    DIFFERS,
                    manifestName + " unlisted",
                    new Location(manifest.file(), 1, 1),
                    counted(asked, target.tree().name(registry.file())) + " not in this manifest"
                            + (required.isEmpty() ? "" : ", " + required.size() + " of them required") + ": "
                            + String.join(", ", asked),
                    "add them to the manifest, or take them out of the registry");
        }
        if (!unasked.isEmpty()) {
            findings.add(
                    DIFFERS,
                    manifestName + " unasked",
                    registry.where(),
                    counted(unasked, manifestName) + " asked of nobody by this registry: " + String.join(", ", unasked),
                    "add them to the registry, or take them out of the manifest");
        }
    }

    private static String counted(Collection<String> names, String file) {
        return names.size() == 1 ? "1 variable of " + file + " is" : names.size() + " variables of " + file + " are";
    }

    private static Set<String> keys(Manifest manifest) {
        Set<String> keys = new TreeSet<>();
        for (Manifest.Entry entry : manifest.entries()) {
            keys.add(entry.label());
            entry.targets().forEach(to -> keys.add(to.key()));
        }
        return keys;
    }

    /** What the stack does not load without. */
    private static void needs(Target target, Findings findings, List<Manifest> manifests, List<Registry> registries) {
        Set<String> known = new TreeSet<>();
        manifests.forEach(manifest -> known.addAll(keys(manifest)));
        registries.forEach(registry -> known.addAll(registry.keys()));
        for (WrittenText text : WrittenTexts.of(target)) {
            Matcher demanded = DEMANDED.matcher(text.text());
            while (demanded.find()) {
                String name = demanded.group("name");
                if (known.add(name)) {
                    findings.add(
                            NEEDED,
                            Severity.WARNING,
                            "variables." + name,
                            text.where(),
                            "the stack does not load without " + name
                                    + ", and neither a manifest nor a registry of secrets has it",
                            "add it to " + target.tree().name(manifests.get(0).file()));
                }
            }
        }
    }
}
