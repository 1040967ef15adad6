package ai.pmoves.repl.console;

import ai.pmoves.dsl.Session;
import ai.pmoves.dsl.Session.Line;
import ai.pmoves.kernel.PmovesException;
import ai.pmoves.repl.screen.Text;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A line of the language: compiled, evaluated where it may be, shown, remembered. */
record Evaluated(Seat seat, Desk desk) {
    private static final int REMEMBERED = 5;
    private static final int LONGEST = 4096;

    /** Whether it came to its end. */
    boolean run(String text) throws Exception {
        Session session = desk.session();
        Line line = compiled(text);
        if (line == null) {
            return false;
        }
        Values before = Values.of(session.variables());
        long begun = System.nanoTime();
        List<String> shown = new ArrayList<>();
        Transcript.Ending ending = Transcript.Ending.FAILED;
        Boolean held = null;
        try {
            Object value = value(session, line);
            held = value instanceof Boolean holds ? holds : null;
            shown.addAll(new Drawn(seat, session).lines(value));
            seat.out().lines(shown);
            ending = Transcript.Ending.GOOD;
            return true;
        } catch (Interruptible.Stopped e) {
            ending = Transcript.Ending.STOPPED;
            throw e;
        } catch (PmovesException e) {
            told(e, line);
            return false;
        } finally {
            Duration took = Duration.ofNanos(System.nanoTime() - begun);
            desk.transcript()
                    .add(new Transcript.Entry(
                            session,
                            line,
                            ending,
                            took,
                            shown.stream()
                                    .limit(REMEMBERED)
                                    .map(Evaluated::remembered)
                                    .toList(),
                            held,
                            before,
                            Values.of(session.variables())));
        }
    }

    /** A text may be as long as there is memory. */
    private static String remembered(String shown) {
        return shown.length() > LONGEST ? shown.substring(0, LONGEST) : shown;
    }

    /** The value of an expression that only reads. */
    @Nullable
    Object value(String text) throws Exception {
        Session session = desk.session();
        return value(session, desk.compile(text));
    }

    private @Nullable Object value(Session session, Line line) throws Exception {
        if (line.acting() == null) {
            return Interruptible.call(() -> session.evaluate(line, this::note));
        }
        if (!desk.armed()) {
            throw desk.readsOnly("'" + line.acting() + "'");
        }
        return new ArmedLine(seat, desk.name()).evaluate(session, line);
    }

    private @Nullable Line compiled(String text) throws Exception {
        try {
            return desk.compile(text);
        } catch (PmovesException e) {
            seat.err()
                    .lines(new LineProblems(seat.err().screen(), seat.problems())
                            .lines(e.problems(), text, desk.lines()));
            return null;
        }
    }

    private void told(PmovesException failure, Line line) {
        seat.err()
                .lines(new LineProblems(seat.err().screen(), seat.problems())
                        .lines(failure.problems(), line.text(), line.number()));
    }

    private void note(String text) {
        seat.err().line(seat.err().ink().faint("   " + Text.oneLine(desk.safe(text))));
    }
}
