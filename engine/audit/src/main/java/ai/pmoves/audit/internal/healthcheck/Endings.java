package ai.pmoves.audit.internal.healthcheck;

import ai.pmoves.audit.internal.healthcheck.TestScript.Element;
import ai.pmoves.audit.internal.healthcheck.TestScript.Link;
import ai.pmoves.audit.internal.shell.Statements.Joint;
import java.util.function.Function;

/** Decides how a script can end from how its calls can end. */
final class Endings {
    private final Function<Call, Ends> of;
    private Ends left = new Ends(false, false);

    private Endings(Function<Call, Ends> of) {
        this.of = of;
    }

    static Ends of(TestScript script, Function<Call, Ends> of) {
        Endings walk = new Endings(of);
        Ends status = walk.through(script);
        return status.or(walk.left);
    }

    private Ends through(TestScript script) {
        Ends status = Ends.PASS;
        for (Link link : script.links()) {
            boolean and = link.joint() == Joint.AND;
            boolean or = link.joint() == Joint.OR;
            if ((and && !status.pass()) || (or && !status.fail())) {
                continue;
            }
            Ends here = link(link);
            status =
                    and ? here.or(new Ends(false, status.fail())) : or ? here.or(new Ends(status.pass(), false)) : here;
            if (!status.pass() && !status.fail()) {
                return status; // it has left
            }
        }
        return status;
    }

    private Ends link(Link link) {
        Call only = link.pipeline().size() == 1 ? link.pipeline().get(0).call() : null;
        if (only != null && only.name().equals("exit")) {
            left = left.or(exit(only));
            return new Ends(false, false);
        }
        Ends status = Ends.EITHER;
        boolean cut = false;
        for (int i = 0; i < link.pipeline().size(); i++) {
            Element element = link.pipeline().get(i);
            status = element.call() != null
                    ? of.apply(element.call())
                    : element.inner() != null ? element.inner().ends(of) : Ends.EITHER;
            boolean last = i == link.pipeline().size() - 1;
            cut |= !last && !status.pass();
            if (last && cut && element.call() != null && findsSomething(element.call())) {
                status = Ends.FAIL; // nothing comes in, and so nothing is found in it
            }
        }
        return link.negated() ? status.not() : status;
    }

    private static Ends exit(Call call) {
        String code = call.arguments().isEmpty() ? "?" : call.arguments().get(0);
        return code.equals("0") ? Ends.PASS : code.matches("\\d+") ? Ends.FAIL : Ends.EITHER;
    }

    private static boolean findsSomething(Call call) {
        return call.name().matches("e?grep")
                && call.arguments().stream().noneMatch(a -> a.matches("-[A-Za-z]*[vcL][A-Za-z]*|--invert.*|--count"));
    }
}
