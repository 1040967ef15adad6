/** Which machine this is, and the overlay that a stack needs on it: one folder per platform beside this code. */
@org.jspecify.annotations.NullMarked
package ai.pmoves.platforms;
