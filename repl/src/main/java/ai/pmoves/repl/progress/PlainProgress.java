package ai.pmoves.repl.progress;

import ai.pmoves.kernel.Event;
import ai.pmoves.kernel.EventType;
import ai.pmoves.kernel.Status;
import ai.pmoves.kernel.StepPath;
import ai.pmoves.repl.screen.Out;
import ai.pmoves.repl.screen.Text;
import ai.pmoves.repl.screen.Times;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** One line per event, with its time, never redrawn: {@code 14:01:03Z 7f3a 4/9 pull/llama started}. For CI, pipes and files. */
public final class PlainProgress implements Progress {
    private static final Duration HEARTBEAT = Duration.ofSeconds(30);

    private final Out out;
    private final Clock clock;
    private final RunView view;
    private final Headline headline;
    private final boolean verbose;
    private final List<String> held = new ArrayList<>();
    private boolean aside;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "heartbeat");
        thread.setDaemon(true);
        return thread;
    });

    /** @param verbose also what steps note while they run */
    public PlainProgress(Out out, Clock clock, Headline headline, List<StepPath> plan, boolean verbose) {
        this.out = out;
        this.clock = clock;
        this.headline = headline;
        this.verbose = verbose;
        this.view = new RunView(plan);
        timer.scheduleAtFixedRate(this::beat, HEARTBEAT.toSeconds(), HEARTBEAT.toSeconds(), TimeUnit.SECONDS);
    }

    @Override
    public synchronized void on(Event event) {
        boolean first = view.run().isEmpty();
        view.apply(event).ifPresentOrElse(step -> told(event, step), () -> toldOfRun(event));
        if (first) {
            show(headline.line(event.run(), out.screen()));
        }
    }

    private void told(Event event, StepView step) {
        switch (event.type()) {
            case STEP_INTENT ->
                line(event.at(), step, step.attempt() > 1 ? "started (try " + step.attempt() + ")" : "started");
            case UNDO_INTENT -> line(event.at(), step, "taking back");
            case STEP_RETRY -> line(event.at(), step, "retrying: " + event.message());
            case STEP_OUTCOME, UNDO_OUTCOME -> line(event.at(), step, outcome(step, event.at()));
            case STEP_PROGRESS -> {
                if (verbose) {
                    line(event.at(), step, event.message());
                }
            }
            case RUN_WARNING -> line(event.at(), step, "warning: " + event.message());
            default -> {
                // not told in lines
            }
        }
    }

    private void toldOfRun(Event event) {
        if (event.type() == EventType.RUN_WARNING) {
            show(Times.clock(event.at()) + " " + view.run() + " warning: " + Text.oneLine(event.message()));
        }
    }

    private static String outcome(StepView step, Instant at) {
        String word = step.status() == Status.SUCCEEDED ? "ok" : step.status().word();
        String time = step.started() == null ? "" : " " + Times.took(step.took(at));
        return word + time + (step.note().isEmpty() ? "" : "  " + Text.first(step.note()));
    }

    /** Says of every running step that it still runs, and how long it has been silent. */
    synchronized void beat() {
        Instant now = clock.instant();
        for (StepView step : view.running()) {
            Instant heard = step.heard() == null ? now : step.heard();
            line(
                    now,
                    step,
                    "still running " + Times.took(step.took(now)) + ", last sign of life "
                            + Times.ago(Duration.between(heard, now))
                            + (step.note().isEmpty() ? "" : ": " + step.note()));
        }
    }

    private void line(Instant at, StepView step, String text) {
        show(Times.clock(at) + " " + view.run() + " " + step.number() + "/" + view.size() + " " + step.path() + " "
                + Text.oneLine(text));
    }

    /** A question is not written over: what happens while it stands is shown when it has been answered. */
    private void show(String line) {
        if (aside) {
            held.add(line);
        } else {
            out.line(line);
        }
    }

    @Override
    public <T> T aside(Supplier<T> conversation) {
        synchronized (this) {
            aside = true;
        }
        try {
            return conversation.get();
        } finally {
            synchronized (this) {
                aside = false;
                held.forEach(out::line);
                held.clear();
            }
        }
    }

    @Override
    public void say(String line) {
        out.line(line);
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
