/** What runbooks ask for, each verb in a class of its own: look, decide, apply, wait. */
@org.jspecify.annotations.NullMarked
package ai.pmoves.docker.internal;
