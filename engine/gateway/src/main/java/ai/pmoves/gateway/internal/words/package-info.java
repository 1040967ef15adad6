/** What requests and answers say, as far as the gateway has to know: JSON in one piece and streams of events. */
@org.jspecify.annotations.NullMarked
package ai.pmoves.gateway.internal.words;
