package ai.pmoves.docker.internal.apply;

/** What is to be done around what happens to a container, which is known by its id. */
interface Around {
    /** Nothing is. */
    Around NOTHING = new Around() {};

    default void beforeStart(String container) {}

    default void beforeStop(String container) {}

    default void removed(String container) {}
}
