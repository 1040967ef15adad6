/** Child processes: started in a session of their own, watched, ended with all their kin. */
@org.jspecify.annotations.NullMarked
package ai.pmoves.kernel.internal.child;
