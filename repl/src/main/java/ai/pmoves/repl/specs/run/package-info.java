/** What is linked to the libraries of specifications: loaded beside them, by {@link ai.pmoves.repl.specs.SpecLibraries} alone. */
@org.jspecify.annotations.NullMarked
package ai.pmoves.repl.specs.run;
