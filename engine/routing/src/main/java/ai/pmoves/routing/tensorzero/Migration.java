package ai.pmoves.routing.tensorzero;

import ai.pmoves.kernel.Location;
import ai.pmoves.routing.internal.migrate.Migrator;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * An old configuration, or one that a guide proposed, as the gateway reads it today.
 *
 * @param text the whole file; comments, and tables that need no change, as they were
 * @param changes what was changed, and what that means for requests
 * @param after the new file, read and checked
 */
public record Migration(String text, List<Change> changes, GatewayFile after) {
    public Migration {
        changes = List.copyOf(changes);
    }

    /** @param where in the old file */
    public record Change(Location where, String what) {}

    /**
     * @param ordered whether weights are taken for the order that their author meant; else they keep their odds
     * @param value finds the value of an environment variable that an address holds; null where it is not set
     */
    public static Migration of(Path file, String text, boolean ordered, UnaryOperator<@Nullable String> value) {
        List<Change> changes = new ArrayList<>();
        String migrated =
                Migrator.migrate(file, text, ordered, value, (where, what) -> changes.add(new Change(where, what)));
        // its places are those of the new text: the old file's name would show the wrong lines
        Path renamed = file.resolveSibling(file.getFileName() + " (migrated)");
        return new Migration(migrated, changes, GatewayFile.read(renamed, migrated, null));
    }
}
