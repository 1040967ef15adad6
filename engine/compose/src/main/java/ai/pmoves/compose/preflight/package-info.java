/**
 * What stands in a stack's way before anything is started, all of it in one pass, each with its place and its remedy. Reads
 * the resolved model and the files around it; asks no engine.
 */
@org.jspecify.annotations.NullMarked
package ai.pmoves.compose.preflight;
