package ai.pmoves.repl.progress;

import ai.pmoves.kernel.Event;
import ai.pmoves.repl.screen.Out;

/** Shows nothing but what a person has to know now. */
public record Quiet(Out err) implements Progress {
    @Override
    public void on(Event event) {}

    @Override
    public void say(String line) {
        err.line(line);
    }
}
