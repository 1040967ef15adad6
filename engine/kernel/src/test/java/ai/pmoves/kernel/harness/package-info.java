/** The proof that a killed run loses nothing and does nothing twice, and the measure of what the journal costs. */
@org.jspecify.annotations.NullMarked
package ai.pmoves.kernel.harness;
