package ai.pmoves.audit.internal.invocation;

import java.util.List;

/**
 * A statement of PowerShell as shell text: what stands in brackets is one unknown character, a backtick is a backslash.
 *
 * @param begins where commands begin in it: at its start, behind a bar, {@code &&} and the {@code =} of an assignment
 * @param function the one that it stands in, or empty
 * @param label the branch of a switch that it stands in, such as {@code "up" { … }}, or empty
 */
record PowerShellStatement(Mapped text, List<Integer> begins, String function, String label) {}
