/** What is in an image: looked up, known, or read from its Dockerfile. */
@org.jspecify.annotations.NullMarked
package ai.pmoves.audit.internal.image;
