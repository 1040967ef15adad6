/** What a container may do that it need not: users, capabilities, namespaces, mounts, limits. */
@org.jspecify.annotations.NullMarked
package ai.pmoves.audit.internal.hardening;
