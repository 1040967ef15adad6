package ai.pmoves.docker.rehearsal.internal.world;

/**
 * An image's name, taken apart.
 *
 * @param repository as people write it: without {@code docker.io/library/}
 * @param tag or digest, without the separator
 * @param digest whether it is by digest
 */
public record Reference(String repository, String tag, boolean digest) {

    /** @throws EngineError (400) in the engine's words for what cannot be a name */
    public static Reference parse(String text) {
        String name = text;
        for (String prefix : new String[] {"docker.io/", "index.docker.io/", "library/"}) {
            name = name.startsWith(prefix) ? name.substring(prefix.length()) : name;
        }
        int at = name.indexOf('@');
        int colon = name.lastIndexOf(':');
        boolean tagged = at < 0 && colon > name.lastIndexOf('/');
        String repository = at >= 0 ? untagged(name.substring(0, at)) : tagged ? name.substring(0, colon) : name;
        String tag = at >= 0 ? name.substring(at + 1) : tagged ? name.substring(colon + 1) : "latest";
        String path = repository.substring(repository.indexOf('/') + 1);
        if (!path.equals(path.toLowerCase(java.util.Locale.ROOT))) {
            String shown = repository.contains("/") ? repository : "library/" + repository;
            throw new EngineError(400, "invalid reference format: repository name (" + shown + ") must be lowercase");
        }
        if (!repository.matches("[\\w.:-]+(/[a-z0-9._-]+)*")
                || !tag.matches("[\\w][\\w.-]{0,127}|sha256:[0-9a-f]{64}")) {
            throw new EngineError(400, "invalid reference format");
        }
        return new Reference(repository, tag, at >= 0);
    }

    /** Whether it can be a name. */
    public static boolean isOne(String text) {
        try {
            parse(text);
            return true;
        } catch (EngineError e) {
            return false;
        }
    }

    private static String untagged(String name) {
        int colon = name.lastIndexOf(':');
        return colon > name.lastIndexOf('/') ? name.substring(0, colon) : name;
    }

    /** With its tag or digest. */
    public String full() {
        return repository + (digest ? "@" : ":") + tag;
    }

    String lastName() {
        return repository.substring(repository.lastIndexOf('/') + 1);
    }

    /** The registry it comes from. */
    public String registry() {
        int slash = repository.indexOf('/');
        String first = slash < 0 ? "" : repository.substring(0, slash);
        return first.contains(".") || first.contains(":") || first.equals("localhost") ? first : "registry-1.docker.io";
    }
}
