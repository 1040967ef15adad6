package ai.pmoves.audit;

import ai.pmoves.audit.internal.inventory.Collected;
import ai.pmoves.audit.internal.inventory.InventoryDocument;
import ai.pmoves.audit.internal.inventory.InventoryTable;
import java.util.List;

/**
 * What a stack runs, one row for each service. What only the image can say is empty where it was not looked at.
 *
 * @param stack the project's name
 * @param rows in the order of the stack
 */
public record Inventory(String stack, List<Row> rows) {

    public Inventory {
        rows = List.copyOf(rows);
    }

    /**
     * One service.
     *
     * @param build the folder that its image is built from, relative to the workspace; empty for one that is only pulled
     * @param image as the stack names it, without tag and digest
     * @param registry host that it comes from
     * @param organisation who publishes it there: {@code library} for Docker's own; empty for an image that only a build names
     * @param digest {@code sha256:...}, if the stack pins one
     * @param platforms those that the stack asks for, else those that are known of the image
     * @param licence as its label says, an SPDX expression
     * @param base the image that it stands on, as its label says
     * @param created when it was made, an instant of ISO 8601
     * @param user of the service, else of the image
     * @param ports as {@code 127.0.0.1:8080:80/tcp}
     * @param gpu {@code all}, a number, or empty for none
     */
    public record Row(
            String service,
            String build,
            String image,
            String registry,
            String organisation,
            String tag,
            String digest,
            List<String> platforms,
            String licence,
            String base,
            String created,
            String user,
            List<String> ports,
            List<String> profiles,
            String gpu) {

        public Row {
            platforms = List.copyOf(platforms);
            ports = List.copyOf(ports);
            profiles = List.copyOf(profiles);
        }
    }

    /** Of a stack that could be read. @throws NullPointerException where it could not */
    public static Inventory of(Target target) {
        return new Inventory(target.project().name(), Collected.of(target));
    }

    /** A table for a terminal, a line for each service, ending with totals. */
    public String text() {
        return InventoryTable.of(this);
    }

    /** All of it, as {@code inventory.schema.json} describes it. */
    public String json() {
        return InventoryDocument.of(this);
    }
}
