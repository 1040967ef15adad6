package ai.pmoves.routing.internal.shape;

import ai.pmoves.kernel.Location;
import ai.pmoves.kernel.Problem;
import ai.pmoves.workspace.toml.TomlNode;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Where in the configuration a value stands, in the gateway's way of writing it: {@code functions.chat: variants.local: model}.
 * A table that is told by its {@code type} starts a part of its own, after a colon.
 */
public final class Spot {
    private static final String INVALID = "routing.invalid";

    private final String before;
    private final String path;
    private final Consumer<Problem> problems;

    private Spot(String before, String path, Consumer<Problem> problems) {
        this.before = before;
        this.path = path;
        this.problems = problems;
    }

    public static Spot root(Consumer<Problem> problems) {
        return new Spot("", "", problems);
    }

    public Spot key(String name) {
        return new Spot(before, path.isEmpty() ? name : path + "." + name, problems);
    }

    public Spot index(int position) {
        return new Spot(before, path + "[" + position + "]", problems);
    }

    /** The inside of a table that is told by its type. */
    public Spot inside() {
        return new Spot(toString() + ": ", "", problems);
    }

    /** The gateway refuses this value. */
    public void refuse(TomlNode value, String message) {
        refuse(value.where(), message, null);
    }

    public void refuse(Location where, String message, @Nullable String fix) {
        String place = path.isEmpty() && before.endsWith(": ") ? before.substring(0, before.length() - 2) : toString();
        problems.accept(Problem.error(INVALID, place.isEmpty() ? message : place + ": " + message)
                .at(where)
                .fix(fix));
    }

    /** The gateway takes it, and it does not do what it seems to. */
    public void warn(Location where, String code, String message, @Nullable String fix) {
        problems.accept(Problem.warning(code, this + ": " + message).at(where).fix(fix));
    }

    @Override
    public String toString() {
        return before + path;
    }
}
