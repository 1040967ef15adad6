/** Manifests of secrets, the registry that asks people for them, and the packets that hold them: do they tell the same? */
@org.jspecify.annotations.NullMarked
package ai.pmoves.audit.internal.secrets;
