package ai.pmoves.repl.progress;

import ai.pmoves.kernel.Event;
import ai.pmoves.kernel.Json;
import ai.pmoves.repl.screen.Out;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One JSON object per line on standard output: {@code v, ts, seq, run, type, step, status, msg, outputs, data}. The first
 * line has type {@code version}.
 */
public final class JsonProgress implements Progress {
    private static final DateTimeFormatter MILLIS =
            new DateTimeFormatterBuilder().appendInstant(3).toFormatter(java.util.Locale.ROOT);

    private final Out out;
    private final Out err;
    private boolean begun;
    private final Clock clock;
    private final String version;

    public JsonProgress(Out out, Out err, Clock clock, String version) {
        this.out = out;
        this.err = err;
        this.clock = clock;
        this.version = version;
    }

    @Override
    public synchronized void on(Event event) {
        begin();
        out.line(Json.line(document(event)));
    }

    /** The first line, if it has not been written yet. */
    public synchronized void begin() {
        if (!begun) {
            begun = true;
            Map<String, Object> first = line(clock.instant(), 0, "", "version");
            first.put("ui", "1.0");
            first.put("msg", version);
            out.line(Json.line(first));
        }
    }

    /** A line of our own after the last event, such as the end's counts. */
    public synchronized void last(String run, String type, Map<String, Object> more) {
        begin();
        Map<String, Object> line = line(clock.instant(), -1, run, type);
        line.remove("seq");
        line.putAll(more);
        out.line(Json.line(line));
    }

    @Override
    public void say(String line) {
        err.line(line);
    }

    /** The event as {@code logs}, {@code show} and {@code run} print it with {@code --json}. */
    public static Map<String, Object> document(Event event) {
        Map<String, Object> line =
                line(event.at(), event.seq(), event.run(), event.type().word());
        if (!event.step().isEmpty()) {
            line.put("step", event.step());
        }
        if (event.status() != null) {
            line.put("status", event.status().word());
        }
        line.put("msg", event.message());
        Map<String, Object> data = new LinkedHashMap<>(event.data());
        Object output = data.remove("output");
        if (output != null) {
            line.put("outputs", output);
        }
        if (!data.isEmpty()) {
            line.put("data", data);
        }
        return line;
    }

    private static Map<String, Object> line(Instant at, long seq, String run, String type) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("v", 1);
        line.put("ts", MILLIS.format(at));
        line.put("seq", seq);
        line.put("run", run);
        line.put("type", type);
        return line;
    }
}
