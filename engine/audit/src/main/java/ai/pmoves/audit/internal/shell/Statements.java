package ai.pmoves.audit.internal.shell;

import java.util.List;

/** What is run one after the other. */
public record Statements(int start, int end, List<Link> links) {

    public Statements {
        links = List.copyOf(links);
    }

    static Statements none(int at) {
        return new Statements(at, at, List.of());
    }

    /**
     * @param then how the next one hangs on it
     */
    public record Link(Pipeline pipeline, Joint then) {}

    /**
     * @param negated whether a {@code !} turns around how it ends
     */
    public record Pipeline(int start, int end, boolean negated, List<Command> commands) {
        public Pipeline {
            commands = List.copyOf(commands);
        }
    }

    /** What stands between two pipelines. */
    public enum Joint {
        AND,
        OR,
        BACKGROUND,
        SEMICOLON,
        LINE,
        /** Nothing: they end here, or something stands there that is not expected. */
        NONE
    }
}
