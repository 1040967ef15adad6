/** Rules about GitHub workflows: whether they can run, what they run, and what they do with images. */
@org.jspecify.annotations.NullMarked
package ai.pmoves.audit.internal.workflows;
