package ai.pmoves.compose.internal.canonical;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/** Paths as texts, by the rules of Go's {@code path} package. */
public final class Paths {
    private static final List<String> REMOTE =
            List.of("https://", "http://", "git://", "ssh://", "github.com/", "git@");

    private Paths() {}

    /** Without {@code .}, {@code ..} and doubled slashes; the empty path stays empty. */
    public static String clean(String path) {
        if (path.isEmpty()) {
            return path;
        }
        boolean rooted = path.startsWith("/");
        Deque<String> parts = new ArrayDeque<>();
        for (String part : path.split("/")) {
            if (part.equals("..") && !parts.isEmpty() && !parts.peekLast().equals("..")) {
                parts.removeLast();
            } else if (!part.isEmpty() && !part.equals(".") && !(part.equals("..") && rooted)) {
                parts.addLast(part);
            }
        }
        String joined = String.join("/", parts);
        return rooted ? "/" + joined : joined.isEmpty() ? "." : joined;
    }

    /** Absolute: under this folder unless it is absolute already; {@code ~} is the home folder. */
    public static String absolute(String path, Path base, Map<String, String> environment) {
        String home = environment.get("HOME");
        if (path.startsWith("~") && home != null) {
            return clean(home + "/" + path.substring(1));
        }
        return path.startsWith("/") || path.isEmpty() ? path : clean(base + "/" + path);
    }

    /** As a path of this machine; what cannot be one becomes a path that does not exist. */
    public static Path toPath(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            return Path.of(text.replaceAll("[^\\x20-\\x7e]", "?"));
        }
    }

    static boolean isWindowsAbsolute(String path) {
        boolean drive = path.length() > 2 && path.charAt(1) == ':' && (path.charAt(2) == '\\' || path.charAt(2) == '/');
        return drive || path.startsWith("\\\\");
    }

    /** A build context that is not a folder here: a git or web address, an image, another service. */
    static boolean isRemoteContext(String context) {
        return context.contains("://")
                || context.startsWith("service:")
                || REMOTE.stream().anyMatch(context::startsWith);
    }
}
