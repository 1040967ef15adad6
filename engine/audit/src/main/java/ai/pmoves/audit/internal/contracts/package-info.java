/** Rules about what services promise each other outside of compose files: topics, schemas, scrape targets. */
@org.jspecify.annotations.NullMarked
package ai.pmoves.audit.internal.contracts;
