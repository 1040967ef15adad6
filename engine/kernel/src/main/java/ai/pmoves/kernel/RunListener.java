package ai.pmoves.kernel;

/** Sees a run while it happens. Called in the order of {@link Event#seq()}, never by two threads at once; must return soon. */
@FunctionalInterface
public interface RunListener {
    void on(Event event);

    RunListener SILENT = event -> {};
}
