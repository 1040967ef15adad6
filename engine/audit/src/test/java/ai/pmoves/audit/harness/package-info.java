/** What the benches of the audit run. */
@org.jspecify.annotations.NullMarked
package ai.pmoves.audit.harness;
