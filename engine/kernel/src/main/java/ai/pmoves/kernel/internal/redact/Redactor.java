package ai.pmoves.kernel.internal.redact;

import ai.pmoves.kernel.PmovesException;
import ai.pmoves.kernel.Problem;
import ai.pmoves.kernel.Secret;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Knows the secrets of a process, and hides them in text and data. Thread-safe. */
public final class Redactor {
    /** What stands where a secret stood. */
    public static final String MASK = "***";

    private final Set<String> forms = new LinkedHashSet<>();
    private volatile Automaton automaton = new Automaton(forms);

    /** @return false if the value is too short to be told from ordinary text; then it is not hidden */
    public synchronized boolean register(Secret secret) {
        Set<String> found = SecretVariants.of(secret.reveal());
        if (forms.addAll(found)) {
            automaton = new Automaton(forms);
        }
        return !found.isEmpty();
    }

    /** Many at once; those that are too short are not hidden. */
    public synchronized void registerAll(Collection<Secret> secrets) {
        Set<String> found = new LinkedHashSet<>();
        secrets.forEach(secret -> found.addAll(SecretVariants.of(secret.reveal())));
        if (forms.addAll(found)) {
            automaton = new Automaton(forms);
        }
    }

    Automaton automaton() {
        return automaton;
    }

    public RedactingStream stream() {
        return new RedactingStream(this);
    }

    public String text(String text) {
        RedactingStream stream = stream();
        return stream.feed(text) + stream.finish();
    }

    /** JSON-like data with all its texts, keys too, made safe. */
    public @Nullable Object data(@Nullable Object value) {
        if (value instanceof String text) {
            return text(text);
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, @Nullable Object> safe = new LinkedHashMap<>();
            map.forEach((key, element) -> safe.put(text(String.valueOf(key)), data(element)));
            return safe;
        }
        if (value instanceof List<?> list) {
            List<@Nullable Object> safe = new ArrayList<>();
            list.forEach(element -> safe.add(data(element)));
            return safe;
        }
        return value;
    }

    public Problem problem(Problem problem) {
        String fix = problem.fix();
        return problem.saying(text(problem.message()))
                .fix(fix == null ? null : text(fix))
                .about(problem.about().stream().map(this::text).toArray(String[]::new));
    }

    /** The same complaint without its cause, whose text nobody has looked through. */
    public PmovesException exception(PmovesException e) {
        return new PmovesException(
                e.exitCode(), e.problems().stream().map(this::problem).toList());
    }
}
