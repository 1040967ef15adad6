/** Compose files as they are written, before variables are replaced: some mistakes can be seen only there. */
@org.jspecify.annotations.NullMarked
package ai.pmoves.audit.internal.written;
