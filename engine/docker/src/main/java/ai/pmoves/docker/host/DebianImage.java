package ai.pmoves.docker.host;

import ai.pmoves.kernel.Command;
import ai.pmoves.kernel.ExitCode;
import ai.pmoves.kernel.PmovesException;
import ai.pmoves.kernel.Problem;
import ai.pmoves.kernel.StepContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A Debian base image made without a registry: the distribution's own bootstrap from the mirror that this machine's apt
 * uses, imported under the image's name. It holds the same packages as the registry's slim image (variant minbase).
 */
public final class DebianImage {
    private static final Pattern NAME =
            Pattern.compile("(?:docker\\.io/)?(?:library/)?debian:(?<tag>[a-z0-9]+)(?:-slim)?");
    private static final Map<String, String> SUITES = Map.of("12", "bookworm", "13", "trixie");
    private static final Pattern ONE_LINE =
            Pattern.compile("(?m)^\\s*deb\\s+(?:\\[[^]]*]\\s+)?(?<uri>https?://\\S+)\\s+(?<suite>\\S+)");
    private static final Pattern DEB822 = Pattern.compile("(?m)^URIs:\\s*(?<uri>https?://\\S+)");

    private DebianImage() {}

    /** The Debian suite that the image stands for, if it is a plain Debian image. */
    public static Optional<String> suite(String image) {
        Matcher name = NAME.matcher(image);
        if (!name.matches()) {
            return Optional.empty();
        }
        String tag = name.group("tag");
        return Optional.ofNullable(SUITES.containsValue(tag) ? tag : SUITES.get(tag));
    }

    /** Whether {@link #bootstrap} can make this image on this host. */
    public static boolean possible(String image, Host host) {
        return suite(image).isPresent() && host.debian() && host.root();
    }

    /** @throws PmovesException where the image is no Debian image, or the bootstrap fails */
    public static void bootstrap(String image, Host host, Path aptFolder, StepContext step)
            throws InterruptedException {
        String suite = suite(image)
                .orElseThrow(() -> new PmovesException(
                        ExitCode.FAILED,
                        Problem.error("image.no-bootstrap", "'" + image + "' cannot be made from a Debian mirror")
                                .fix("pull it where a registry can be reached, then: docker save | docker load")));
        if (host.program("debootstrap").isEmpty()) {
            Apt.install(List.of("debootstrap"), step);
        }
        try (Scratch scratch = Scratch.below(Path.of("/var/tmp"))) {
            Path folder = scratch.folder();
            Path root = folder.resolve("root");
            List<String> words = new ArrayList<>(List.of("debootstrap", "--variant=minbase", suite, root.toString()));
            mirror(aptFolder, suite).ifPresent(words::add);
            step.progress("debootstrap " + suite);
            step.run(new Command(words, null, Map.of(), Map.of()));
            Path archive = folder.resolve("root.tar");
            step.progress("packing");
            step.run(Command.of(
                    "tar",
                    "--create",
                    "--file",
                    archive.toString(),
                    "--directory",
                    root.toString(),
                    "--exclude=./var/cache/apt/archives/*.deb",
                    "--exclude=./var/lib/apt/lists/*_*",
                    "."));
            step.progress("importing " + image);
            step.run(Command.of("docker", "import", "--change", "CMD [\"bash\"]", archive.toString(), image));
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    /** The mirror in the apt sources that serves the suite; empty for debootstrap's own default. */
    static Optional<String> mirror(Path aptFolder, String suite) {
        List<Path> files = new ArrayList<>(List.of(aptFolder.resolve("sources.list")));
        try (var more = Files.newDirectoryStream(aptFolder.resolve("sources.list.d"))) {
            more.forEach(files::add);
        } catch (IOException none) {
            // a machine without the folder has the one file
        }
        for (Path file : files) {
            String text;
            try {
                text = Files.readString(file);
            } catch (IOException unreadable) {
                continue;
            }
            for (String stanza : text.split("\n\\s*\n", -1)) {
                Matcher deb822 = DEB822.matcher(stanza);
                if (stanza.matches("(?s).*(^|\n)Suites:[^\n]*\\b" + suite + "(\\s.*|\n.*|$)") && deb822.find()) {
                    return Optional.of(deb822.group("uri"));
                }
            }
            Matcher line = ONE_LINE.matcher(text);
            while (line.find()) {
                if (line.group("suite").equals(suite)) {
                    return Optional.of(line.group("uri"));
                }
            }
        }
        return Optional.empty();
    }
}
