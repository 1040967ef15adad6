/** What exists in a rehearsal and how it changes in time. Knows no HTTP; its one output to disk is the {@link ai.pmoves.docker.rehearsal.internal.world.Ledger}. */
@org.jspecify.annotations.NullMarked
package ai.pmoves.docker.rehearsal.internal.world;
