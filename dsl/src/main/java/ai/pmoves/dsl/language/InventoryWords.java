package ai.pmoves.dsl.language;

import ai.pmoves.audit.Inventory;
import ai.pmoves.kernel.StepContext;
import java.io.IOException;

/** What {@code inventory(stack)} gives. */
@Block("inventory")
public final class InventoryWords {
    private final Inventory inventory;
    private final StepContext context;
    private final FileWords files;

    /** @param files writes relative to where the command was typed */
    InventoryWords(Inventory inventory, StepContext context, FileWords files) {
        this.inventory = inventory;
        this.context = context;
        this.files = files;
    }

    @Word("The table as a person reads it at a terminal, a line for each service.")
    public String getText() {
        return inventory.text();
    }

    @Word(value = "Writes it as JSON, as inventory.schema.json describes it; no path, no file.", acts = true)
    public void write(String path) throws IOException {
        context.acting("");
        if (!path.isBlank()) {
            files.write(path, inventory.json());
            context.log("written: " + path);
        }
    }

    /** What a step keeps of it. */
    @Override
    public String toString() {
        return inventory.stack() + ": " + inventory.rows().size() + " services";
    }
}
