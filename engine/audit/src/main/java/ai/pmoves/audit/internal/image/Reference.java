package ai.pmoves.audit.internal.image;

/**
 * An image's name in its parts, by Docker's rules.
 *
 * @param name the shortest way to write it without tag and digest: {@code postgres}, {@code qdrant/qdrant}, {@code ghcr.io/a/b}
 * @param tag empty where none is written
 * @param digest {@code sha256:...}; empty where none is written
 */
public record Reference(String name, String tag, String digest) {

    public static Reference parse(String text) {
        String rest = text.strip();
        String digest = "";
        int at = rest.indexOf('@');
        if (at >= 0) {
            digest = rest.substring(at + 1);
            rest = rest.substring(0, at);
        }
        String tag = "";
        int colon = rest.lastIndexOf(':');
        if (colon > rest.lastIndexOf('/')) {
            tag = rest.substring(colon + 1);
            rest = rest.substring(0, colon);
        }
        return new Reference(
                rest.replaceFirst("^(index\\.)?docker\\.io/", "").replaceFirst("^library/", ""), tag, digest);
    }

    /** The tag that the engine takes; empty where only a digest says which. */
    public String effectiveTag() {
        return tag.isEmpty() && digest.isEmpty() ? "latest" : tag;
    }

    /** The host that it is pulled from. */
    public String registry() {
        String first = name.contains("/") ? name.substring(0, name.indexOf('/')) : "";
        return first.contains(".") || first.contains(":") || first.equals("localhost") ? first : "docker.io";
    }
}
