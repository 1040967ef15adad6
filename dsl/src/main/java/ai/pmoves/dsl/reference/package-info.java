/** The pages that are generated from the words: the reference for people, the descriptor for IDEs. */
@org.jspecify.annotations.NullMarked
package ai.pmoves.dsl.reference;
