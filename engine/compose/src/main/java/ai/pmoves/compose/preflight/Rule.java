package ai.pmoves.compose.preflight;

import ai.pmoves.kernel.Problem;
import java.util.List;

/** Looks for one kind of obstacle. Reads files at most; the same stack has the same problems. */
interface Rule {
    List<Problem> check(Subject subject);
}
