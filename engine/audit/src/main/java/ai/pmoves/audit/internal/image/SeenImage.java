package ai.pmoves.audit.internal.image;

import ai.pmoves.audit.Images.Image;
import ai.pmoves.kernel.PmovesException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * An image that was looked at.
 *
 * @param mounted paths where something else lies over it
 */
record SeenImage(String name, Image image, Map<String, String> environment, Set<String> mounted) implements Contents {
    private static final String PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

    @Override
    public Presence program(String name) {
        if (name.startsWith("/")) {
            return at(name);
        }
        if (name.contains("/")) {
            return at((image.facts().directory() + "/" + name).replaceAll("/+", "/"));
        }
        String path =
                environment.getOrDefault("PATH", image.facts().environment().getOrDefault("PATH", PATH));
        Presence answer = Presence.ABSENT;
        for (String folder : path.split(":", -1)) {
            Presence here = folder.startsWith("/") ? at(folder.replaceFirst("/+$", "") + "/" + name) : Presence.UNKNOWN;
            if (here == Presence.THERE) {
                return here;
            }
            answer = here == Presence.UNKNOWN ? here : answer;
        }
        return answer;
    }

    private Presence at(String path) {
        for (String mount : mounted) {
            if (path.equals(mount) || path.startsWith(mount.replaceFirst("/+$", "") + "/")) {
                return Presence.UNKNOWN;
            }
        }
        try {
            return image.find(path).isPresent() ? Presence.THERE : Presence.ABSENT;
        } catch (PmovesException silent) {
            return Presence.UNKNOWN;
        }
    }

    @Override
    public Presence shell() {
        List<String> shell = image.facts().shell();
        return program(shell.isEmpty() ? "/bin/sh" : shell.get(0));
    }

    @Override
    public Presence bashAsShell() {
        List<String> shell = image.facts().shell();
        try {
            Optional<String> real = image.find(shell.isEmpty() ? "/bin/sh" : shell.get(0));
            return real.map(file -> file.endsWith("/bash") ? Presence.THERE : Presence.ABSENT)
                    .orElse(Presence.UNKNOWN);
        } catch (PmovesException silent) {
            return Presence.UNKNOWN;
        }
    }

    @Override
    public Presence healthcheck() {
        List<String> test = image.facts().healthcheck();
        return test.isEmpty() || test.get(0).equals("NONE") ? Presence.ABSENT : Presence.THERE;
    }

    @Override
    public Optional<String> proposedTest() {
        return KnownImages.find(Reference.parse(name)).flatMap(Contents::proposedTest);
    }

    @Override
    public String source() {
        return "looked up in the image";
    }

    @Override
    public boolean seen() {
        return true;
    }
}
