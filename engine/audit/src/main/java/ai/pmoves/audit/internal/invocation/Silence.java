package ai.pmoves.audit.internal.invocation;

import ai.pmoves.audit.internal.shell.Redirection;
import java.util.List;

/** Decides whether what a command says about errors is thrown away. */
final class Silence {
    private Silence() {}

    static boolean of(List<Redirection> redirections, String text) {
        boolean output = false;
        for (Redirection redirection : redirections) {
            String target =
                    redirection.target() == null ? "" : redirection.target().unquoted(text);
            boolean nowhere =
                    target.equals("/dev/null") && redirection.operator().contains(">");
            int descriptor = redirection.descriptor();
            boolean errorsToo =
                    output && descriptor == 2 && redirection.operator().equals(">&") && target.equals("1");
            if (errorsToo || (nowhere && (descriptor == 2 || descriptor == -1))) {
                return true;
            }
            output |= nowhere && descriptor == 1;
        }
        return false;
    }
}
