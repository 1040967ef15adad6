/** From a compiled runbook and its parameters to a plan: what the words leave behind while a runbook is evaluated once. */
@org.jspecify.annotations.NullMarked
package ai.pmoves.dsl.evaluation;
