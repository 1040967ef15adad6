/** What was asked, answered and spent: metrics, the log of requests, budgets. */
@org.jspecify.annotations.NullMarked
package ai.pmoves.gateway.internal.ledger;
