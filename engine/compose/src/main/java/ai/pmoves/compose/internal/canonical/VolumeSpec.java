package ai.pmoves.compose.internal.canonical;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code source:target:options}. A source that starts with a dot, a slash, a tilde, two backslashes or a drive letter is a
 * path, any other one the name of a volume. Unknown options are passed over, as in Compose.
 *
 * @param source empty for an anonymous volume
 * @param bare one or two characters: a target without any options
 */
public record VolumeSpec(
        String source,
        String target,
        boolean readOnly,
        boolean noCopy,
        String selinux,
        String propagation,
        boolean bare) {

    private static final Set<String> PROPAGATIONS =
            Set.of("rprivate", "private", "rshared", "shared", "rslave", "slave");

    /** @throws BadSpec if it cannot be read */
    static VolumeSpec parse(String spec) {
        if (spec.isEmpty()) {
            throw new BadSpec("invalid empty volume spec");
        }
        if (spec.getBytes(StandardCharsets.UTF_8).length <= 2) {
            return new VolumeSpec("", spec, false, false, "", "", true);
        }
        return new Parser(spec).parse();
    }

    /** The target of a short form, or null if it cannot be read. */
    public static @Nullable String targetOf(String spec) {
        try {
            return parse(spec).target();
        } catch (BadSpec e) {
            return null;
        }
    }

    boolean isPath() {
        if (source.isEmpty()) {
            return false;
        }
        return source.startsWith(".")
                || source.startsWith("/")
                || source.startsWith("~")
                || source.startsWith("\\\\")
                || (source.length() > 1 && source.charAt(1) == ':' && Character.isLetter(source.charAt(0)));
    }

    private static final class Parser {
        private final String spec;
        private String source = "";
        private String target = "";
        private boolean readOnly;
        private boolean noCopy;
        private String selinux = "";
        private String propagation = "";

        Parser(String spec) {
            this.spec = spec;
        }

        VolumeSpec parse() {
            StringBuilder field = new StringBuilder();
            int references = 0;
            for (int i = 0; i < spec.length(); i++) {
                char c = spec.charAt(i);
                if (c == '$' && i + 1 < spec.length() && spec.charAt(i + 1) == '{') {
                    references++;
                } else if (c == '}' && references > 0) {
                    references--;
                } else if (c == ':' && references == 0 && !isDrive(field)) {
                    field(field.toString(), false);
                    field.setLength(0);
                    continue;
                }
                field.append(c);
            }
            field(field.toString(), true);
            return new VolumeSpec(source, target, readOnly, noCopy, selinux, propagation, false);
        }

        private static boolean isDrive(StringBuilder field) {
            return field.length() == 1 && Character.isLetter(field.charAt(0));
        }

        private void field(String text, boolean last) {
            if (text.isEmpty()) {
                throw new BadSpec("invalid spec: " + spec + ": empty section between colons");
            }
            if (source.isEmpty() && last) {
                target = text;
            } else if (source.isEmpty()) {
                source = text;
            } else if (target.isEmpty()) {
                target = text;
            } else if (!last) {
                throw new BadSpec("invalid spec: " + spec + ": too many colons");
            } else {
                for (String option : text.split(",", -1)) {
                    option(option);
                }
            }
        }

        private void option(String option) {
            switch (option) {
                case "ro" -> readOnly = true;
                case "rw" -> readOnly = false;
                case "nocopy" -> noCopy = true;
                case "z", "Z" -> selinux = option;
                default -> propagation = PROPAGATIONS.contains(option) ? option : propagation;
            }
        }
    }
}
