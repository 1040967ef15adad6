/** What a stack runs, as a table and as a document. */
@org.jspecify.annotations.NullMarked
package ai.pmoves.audit.internal.inventory;
