/** Old configurations become modern ones, table by table: comments and what needs no change stay as they were written. */
@org.jspecify.annotations.NullMarked
package ai.pmoves.routing.internal.migrate;
