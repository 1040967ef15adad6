/** For authors: runs a runbook against a simulated engine, in a state folder of its own, and shows plan and journal. */
@org.jspecify.annotations.NullMarked
package ai.pmoves.dsl.testkit;
