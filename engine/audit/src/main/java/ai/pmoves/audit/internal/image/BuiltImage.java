package ai.pmoves.audit.internal.image;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What a Dockerfile tells: what its base lacks and none of its lines names is not there.
 *
 * @param instructions of the built stage and of those that it stands on
 */
record BuiltImage(String base, Contents below, List<String> instructions) implements Contents {
    private static final Pattern OPAQUE = Pattern.compile(
            "(?is)(RUN.*\\.(sh|py|bash)\\b.*|RUN.*\\b(playwright|conda|mamba|nix|brew)\\b.*|(COPY|ADD).*\\s(/|/usr/?|/usr/local/?|/s?bin/?|/usr/s?bin/?|/usr/local/s?bin/?)(\\s.*)?|ONBUILD.*)");

    @Override
    public Presence program(String name) {
        String tool = name.substring(name.lastIndexOf('/') + 1);
        boolean named = instructions.stream().anyMatch(line -> line.contains(tool));
        boolean opaque =
                instructions.stream().anyMatch(line -> OPAQUE.matcher(line).matches());
        return !named && !opaque && below.program(name) == Presence.ABSENT ? Presence.ABSENT : Presence.UNKNOWN;
    }

    @Override
    public Presence shell() {
        return below.shell() == Presence.THERE ? Presence.THERE : Presence.UNKNOWN;
    }

    @Override
    public Presence bashAsShell() {
        boolean changed = instructions.stream()
                .anyMatch(line -> line.toUpperCase(Locale.ROOT).startsWith("SHELL") || line.contains("/bin/sh"));
        return changed ? Presence.UNKNOWN : below.bashAsShell();
    }

    @Override
    public Presence healthcheck() {
        for (String line : instructions) {
            if (line.toUpperCase(Locale.ROOT).startsWith("HEALTHCHECK")) {
                return line.strip().toUpperCase(Locale.ROOT).matches("HEALTHCHECK\\s+NONE")
                        ? Presence.ABSENT
                        : Presence.THERE;
            }
        }
        return below.healthcheck();
    }

    @Override
    public String source() {
        return "its Dockerfile begins with " + base + " and nothing in it names one";
    }
}
