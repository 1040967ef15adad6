/** Whether a healthcheck can pass, can fail, and is there where somebody waits for it. */
@org.jspecify.annotations.NullMarked
package ai.pmoves.audit.internal.healthcheck;
