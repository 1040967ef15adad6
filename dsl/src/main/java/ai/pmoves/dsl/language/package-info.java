/**
 * The words of the language, as classes: one per kind of block, each method a {@link ai.pmoves.dsl.language.Word}. Runbooks
 * are compiled against this package, the reference page and the IDE descriptor are generated from it.
 */
@org.jspecify.annotations.NullMarked
package ai.pmoves.dsl.language;
