package ai.pmoves.repl.progress;

import ai.pmoves.kernel.Event;
import ai.pmoves.kernel.EventType;
import ai.pmoves.kernel.StepPath;
import ai.pmoves.repl.screen.Out;
import ai.pmoves.repl.screen.TerminalSize;
import ai.pmoves.repl.screen.Text;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * For a person at a terminal: finished steps are printed once and scroll away as usual, running ones are redrawn below them
 * ten times a second. A run that is over sooner never opens the terminal library.
 */
public final class LiveProgress implements Progress {
    private static final long TICK_MILLIS = 100;
    private static final Set<EventType> OUTCOMES = EnumSet.of(EventType.STEP_OUTCOME, EventType.UNDO_OUTCOME);

    private final Out out;
    private final Clock clock;
    private final Headline headline;
    private final List<StepPath> plan;
    private final Map<StepPath, String> usual;
    private final RunView view;
    private final Region region;
    private final Supplier<TerminalSize> sizes;
    private final Thread ticker = new Thread(this::tick, "progress");

    private final List<String> held = new ArrayList<>();

    private boolean aside;
    private boolean closed;

    /** @param sizes asked on every tick for the window's size, and never before the first */
    public LiveProgress(
            Out out,
            Clock clock,
            Headline headline,
            List<StepPath> plan,
            Map<StepPath, String> usual,
            Supplier<TerminalSize> sizes) {
        this.out = out;
        this.clock = clock;
        this.headline = headline;
        this.plan = plan;
        this.usual = usual;
        this.view = new RunView(plan);
        this.region = new Region(out);
        this.sizes = sizes;
        ticker.setDaemon(true);
        ticker.start();
    }

    @Override
    public synchronized void on(Event event) {
        if (view.run().isEmpty()) {
            show(headline.line(event.run(), out.screen()));
        }
        var step = view.apply(event);
        if (OUTCOMES.contains(event.type()) && step.isPresent()) {
            show(lines().line(step.get(), event.at()));
        } else if (event.type() == EventType.RUN_WARNING) {
            show(" " + out.ink().warn(" !") + " " + (event.step().isEmpty() ? "" : event.step() + ": ")
                    + Text.oneLine(event.message()));
        }
    }

    @Override
    public synchronized void say(String line) {
        print(List.of(line));
    }

    @Override
    public <T> T aside(Supplier<T> conversation) {
        synchronized (this) {
            aside = true;
            region.erase();
        }
        try {
            return conversation.get();
        } finally {
            synchronized (this) {
                aside = false;
                if (!held.isEmpty()) {
                    region.print(held);
                    held.clear();
                }
            }
        }
    }

    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            notifyAll();
            region.erase();
        }
    }

    /** A question is not written over: what happens while it stands is shown when it has been answered. */
    private void show(String line) {
        if (aside) {
            held.add(line);
        } else {
            print(List.of(line));
        }
    }

    private void print(List<String> lines) {
        boolean redraw = region.drawn() && !aside;
        region.print(lines);
        if (redraw) {
            draw();
        }
    }

    private void tick() {
        try {
            while (true) {
                synchronized (this) {
                    wait(TICK_MILLIS);
                    if (closed) {
                        return;
                    }
                }
                TerminalSize now = sizes.get(); // may load a library: not under the lock, events must not wait for it
                synchronized (this) {
                    if (closed) {
                        return;
                    }
                    if (!aside) {
                        out.resized(now);
                        draw();
                    }
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ai.pmoves.repl.screen.BrokenPipe e) {
            synchronized (this) {
                closed = true; // the terminal went away; the run's own listener sees it too
            }
        }
    }

    private void draw() {
        region.draw(
                lines().region(view, clock.instant(), Math.max(2, out.screen().height() - 2)));
    }

    private StepLines lines() {
        return new StepLines(out.screen(), plan, usual);
    }
}
