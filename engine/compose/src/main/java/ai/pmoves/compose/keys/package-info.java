/**
 * Whether the keys of a stack work: who hands them out ({@link ai.pmoves.compose.keys.Provider}), what is asked ({@link
 * ai.pmoves.compose.keys.KeyQuestion}, pure), and who asks ({@link ai.pmoves.compose.keys.KeyProbe}).
 */
@org.jspecify.annotations.NullMarked
package ai.pmoves.compose.keys;
