/** From the document to the canonical JSON, byte for byte as Compose serialises it, and to the hashes over it. */
@org.jspecify.annotations.NullMarked
package ai.pmoves.compose.internal.model;
