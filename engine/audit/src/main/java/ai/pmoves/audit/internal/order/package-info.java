/** Rules about what is started when: what the profiles of a call leave out, and who is started before whom it needs. */
@org.jspecify.annotations.NullMarked
package ai.pmoves.audit.internal.order;
