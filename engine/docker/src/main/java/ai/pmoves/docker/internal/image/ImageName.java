package ai.pmoves.docker.internal.image;

/**
 * An image's name in its parts, by Docker's rules.
 *
 * @param registry host (and port), {@code docker.io} where none is named
 * @param repository without the registry
 * @param tag the tag, or {@code sha256:...} for a digest
 */
record ImageName(String registry, String repository, String tag) {
    private static final String HUB = "docker.io";

    public static ImageName parse(String text) {
        String rest = text;
        String tag = "";
        int at = rest.indexOf('@');
        if (at >= 0) {
            tag = rest.substring(at + 1);
            rest = rest.substring(0, at);
        }
        int colon = rest.lastIndexOf(':');
        if (colon > rest.lastIndexOf('/')) {
            tag = tag.isEmpty() ? rest.substring(colon + 1) : tag;
            rest = rest.substring(0, colon);
        }
        int slash = rest.indexOf('/');
        String first = slash < 0 ? "" : rest.substring(0, slash);
        boolean host = first.contains(".") || first.contains(":") || first.equals("localhost");
        return new ImageName(
                host ? first : HUB, host ? rest.substring(slash + 1) : rest, tag.isEmpty() ? "latest" : tag);
    }

    /** What {@code fromImage} wants: everything but tag or digest. */
    String familiar() {
        return registry.equals(HUB) ? repository : registry + "/" + repository;
    }

    /** How Docker's configuration file calls the registry. */
    String registryKey() {
        return registry.equals(HUB) ? "https://index.docker.io/v1/" : registry;
    }
}
