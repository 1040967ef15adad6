package ai.pmoves.audit.internal.healthcheck;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The test of a healthcheck, as the engine runs it.
 *
 * @param shell whether the image's own shell runs it
 * @param extra what follows the command in CMD-SHELL, which the shell takes for its own arguments
 * @param calls what it calls, also inside {@code sh -c}; without what is not understood
 * @param root the first call, or null for a shell's command that is not understood
 */
record Probe(
        boolean shell,
        List<String> extra,
        List<Call> calls,
        @Nullable Call root,
        @Nullable TestScript script) {
    private static final Set<String> SHELLS = Set.of("sh", "bash", "ash", "dash", "zsh", "ksh");
    private static final Set<String> BUILTINS = Set.of(
            ":", "[", "test", "true", "false", "echo", "printf", "exit", "cd", "read", "export", "unset", "kill",
            "wait", "type", "command", "exec", "pwd", "shift", "umask", "local", "let", "hash", "ulimit");

    /** @param test as the engine takes it; empty and NONE are none */
    static @Nullable Probe of(List<String> test) {
        if (test.size() < 2 || test.get(0).equals("NONE")) {
            return null;
        }
        if (test.get(0).equals("CMD-SHELL")) {
            TestScript script = TestScript.of(test.get(1));
            List<Call> calls = new ArrayList<>();
            if (script != null) {
                script.calls().forEach(call -> collect(call, calls));
            }
            return new Probe(true, test.subList(2, test.size()), List.copyOf(calls), null, script);
        }
        Call root = new Call(test.get(1), test.subList(2, test.size()));
        List<Call> calls = new ArrayList<>();
        collect(root, calls);
        return new Probe(false, List.of(), List.copyOf(calls), root, null);
    }

    /** How it can end, if what it calls can end as this says; builtins do what they do. */
    Ends ends(Function<Call, Ends> programs) {
        if (root != null) {
            return ends(root, programs);
        }
        return script == null ? Ends.EITHER : script.ends(call -> ends(call, programs));
    }

    static boolean isBuiltin(Call call) {
        return BUILTINS.contains(call.program());
    }

    static boolean isShell(Call call) {
        return SHELLS.contains(call.name());
    }

    /** What {@code sh -c} is given, or null. */
    static @Nullable String handed(Call call) {
        if (isShell(call)) {
            for (int i = 0; i + 1 < call.arguments().size(); i++) {
                if (call.arguments().get(i).matches("-[a-z]*c")) {
                    return call.arguments().get(i + 1);
                }
            }
        }
        return null;
    }

    private Ends ends(Call call, Function<Call, Ends> programs) {
        Call inner = unwrapped(call);
        if (inner != null) {
            Ends outer = isBuiltin(call) ? Ends.EITHER : programs.apply(call);
            return outer.pass() ? ends(inner, programs) : outer;
        }
        String handed = handed(call);
        if (handed != null) {
            Ends outer = programs.apply(call);
            TestScript inside = TestScript.of(handed);
            return outer.pass() && inside != null ? inside.ends(c -> ends(c, programs)) : outer;
        }
        if (root != call && isBuiltin(call)) {
            return switch (call.redirected() ? "" : call.program()) {
                case ":", "true", "echo", "printf" -> Ends.PASS;
                case "false" -> Ends.FAIL;
                default -> Ends.EITHER;
            };
        }
        Ends ends = programs.apply(call);
        return ends.pass() && Set.of("echo", "true").contains(call.name()) ? Ends.PASS : ends;
    }

    /** What a call only hands on: {@code exec X}, {@code timeout 5 X}. */
    private static @Nullable Call unwrapped(Call call) {
        List<String> words = call.arguments();
        int first = switch (call.name()) {
            case "exec", "command" -> 0;
            case "timeout" -> 1;
            default -> words.size();
        };
        boolean plain =
                first < words.size() && words.subList(0, first + 1).stream().noneMatch(word -> word.startsWith("-"));
        return plain ? new Call(words.get(first), words.subList(first + 1, words.size())) : null;
    }

    private static void collect(Call call, List<Call> calls) {
        calls.add(call);
        Call inner = unwrapped(call);
        String handed = handed(call);
        if (inner != null) {
            collect(inner, calls);
        } else if (handed != null) {
            TestScript script = TestScript.of(handed);
            if (script != null) {
                script.calls().forEach(c -> collect(c, calls));
            }
        }
    }
}
