/** What people took back, and with what reason: comments beside the line, annotations in the model. */
@org.jspecify.annotations.NullMarked
package ai.pmoves.audit.internal.suppress;
