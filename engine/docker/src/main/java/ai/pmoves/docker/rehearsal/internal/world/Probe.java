package ai.pmoves.docker.rehearsal.internal.world;

import java.time.Instant;

/** One run of a healthcheck's test. */
public record Probe(Instant start, Instant end, int exitCode, String output) {}
