package ai.pmoves.repl.console;

import ai.pmoves.dsl.Session;
import ai.pmoves.dsl.Session.Line;
import ai.pmoves.kernel.ExitCode;
import ai.pmoves.kernel.PmovesException;
import ai.pmoves.kernel.Problem;
import ai.pmoves.repl.screen.Times;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An expression that only reads, looked at again and again until ^C: shown whenever it is another value. */
record Watch(Seat seat, Desk desk) {
    private static final Pattern TYPED = Pattern.compile("(?s)(.+?)(?:\\s+every\\s+(\\d{1,4})\\s*(ms|s|m))?");
    private static final Duration USUALLY = Duration.ofSeconds(2);
    private static final Duration SHORTEST = Duration.ofMillis(100);

    /** @param typed such as {@code docker.containers(stack) every 5s} */
    void run(String typed) throws Exception {
        Matcher parts = TYPED.matcher(typed);
        if (!parts.matches()) {
            throw refused("what is to be watched?", ":watch docker.containers(stack) every 5s");
        }
        Duration pause = parts.group(2) == null ? USUALLY : pause(Long.parseLong(parts.group(2)), parts.group(3));
        Session session = desk.session();
        Line line = desk.compile(parts.group(1));
        if (line.acting() != null) {
            throw refused("'" + line.acting() + "' acts: what is watched is looked at again and again", null);
        }
        CountDownLatch stopped = new CountDownLatch(1);
        try (Interrupts.Hearing ignored = Interrupts.on(stopped::countDown)) {
            int looks = looking(session, line, stopped, pause);
            seat.err().line("looked " + looks + (looks == 1 ? " time" : " times"));
        }
    }

    /** @return how often */
    private int looking(Session session, Line line, CountDownLatch stopped, Duration pause) throws Exception {
        @Nullable List<String> last = null;
        int looks = 0;
        do {
            Object value = Interruptible.call(() -> session.evaluate(line, note -> {}));
            List<String> lines = new Drawn(seat, session).lines(value);
            looks++;
            if (!lines.equals(last)) {
                seat.out().line(seat.out().ink().faint(at()));
                seat.out().lines(lines.isEmpty() ? List.of("null") : lines);
                last = lines;
            }
        } while (!stopped.await(pause.toMillis(), TimeUnit.MILLISECONDS));
        return looks;
    }

    private String at() {
        return Times.clock(seat.clock().instant());
    }

    private static Duration pause(long amount, String unit) {
        Duration pause = switch (unit) {
            case "ms" -> Duration.ofMillis(amount);
            case "m" -> Duration.ofMinutes(amount);
            default -> Duration.ofSeconds(amount);
        };
        return pause.compareTo(SHORTEST) < 0 ? SHORTEST : pause;
    }

    private static PmovesException refused(String message, @Nullable String fix) {
        return new PmovesException(
                ExitCode.USAGE, Problem.error("console.watch", message).fix(fix));
    }
}
