package ai.pmoves.docker.rehearsal.internal.world;

/** Something that exists, under an id that does not change. */
interface Thing {
    String id();

    String name();

    /** container, network, volume or image. */
    String kind();
}
