/**
 * What a policy changes beside the gateway's own file: the stack that the gateway runs in, and what watches it. From a text to a text;
 * comments, order and everything that is not meant stay.
 */
@org.jspecify.annotations.NullMarked
package ai.pmoves.routing.rollout;
