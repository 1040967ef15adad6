/** A private Docker engine for tests, and what tests need to talk to it. */
@org.jspecify.annotations.NullMarked
package ai.pmoves.docker.testing;
