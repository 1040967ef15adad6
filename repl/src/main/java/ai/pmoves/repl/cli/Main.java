package ai.pmoves.repl.cli;

import ai.pmoves.repl.screen.Out;
import ai.pmoves.repl.screen.Screen;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Properties;

/** Where the launcher enters. What it found out about the terminal comes as system properties {@code pmoves.*}. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        if (args.length == 1 && (args[0].equals("--version") || args[0].equals("-V") || args[0].equals("version"))) {
            System.out.println(version());
            return;
        }
        System.exit(once(args));
    }

    static int once(String... args) {
        return new Cli(invocation()).run(args);
    }

    /** {@code pmoves 0.1.0 (JDK 25.0.3)}. */
    static String version() {
        return "pmoves " + release() + " (JDK " + System.getProperty("java.version") + ")";
    }

    /** The number of this release alone. */
    static String release() {
        Properties properties = new Properties();
        try (InputStream in = Main.class.getResourceAsStream("/ai/pmoves/repl/version.properties")) {
            if (in != null) {
                properties.load(in);
            }
        } catch (IOException e) {
            // the version is then told as unknown
        }
        return properties.getProperty("version", "unknown");
    }

    private static Invocation invocation() {
        Map<String, String> environment = System.getenv();
        String home = System.getProperty("pmoves.home");
        String tty = System.getProperty("pmoves.tty");
        if (tty == null) {
            tty = System.console() == null
                    ? ""
                    : "012"; // asked only here: a console of the JDK takes as long as our prompt
        }
        return new Invocation(
                System.getProperty("pmoves.typed", "pmoves"),
                environment,
                here(environment),
                System.in,
                tty.contains("0"),
                out(FileDescriptor.out, environment, tty.contains("1")),
                out(FileDescriptor.err, environment, tty.contains("2")),
                Clock.systemUTC(),
                new LiveHouse(environment),
                home == null ? null : Path.of(home));
    }

    /** As the shell shows it, which may be by a link: docker compose takes the name of a stack from there, too. */
    private static Path here(Map<String, String> environment) {
        Path here = Path.of("").toAbsolutePath();
        try {
            Path shown = Path.of(environment.getOrDefault("PWD", ""));
            return shown.isAbsolute() && Files.isSameFile(shown, here) ? shown.normalize() : here;
        } catch (IOException | InvalidPathException e) {
            return here;
        }
    }

    private static Out out(FileDescriptor descriptor, Map<String, String> environment, boolean tty) {
        boolean unicode = System.getProperty("pmoves.glyphs") == null
                ? Screen.speaksUtf8(environment)
                : System.getProperty("pmoves.glyphs").equals("unicode");
        String size = System.getProperty("pmoves.size", "");
        return new Out(
                new FileOutputStream(descriptor), Screen.of(environment, tty, size, unicode, Screen.Colour.AUTO));
    }
}
