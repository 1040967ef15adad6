package ai.pmoves.docker.rehearsal.internal.world;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What is to happen to each container; all of it is off when its process ends. Called under the store's monitor. */
final class Appointments {
    private final Timeline timeline;
    private final Map<String, List<Timeline.Appointment>> open = new HashMap<>();

    Appointments(Timeline timeline) {
        this.timeline = timeline;
    }

    void make(Container container, Duration delay, Runnable action) {
        Duration wait = delay.isNegative() ? Duration.ZERO : delay;
        open.computeIfAbsent(container.id(), id -> new ArrayList<>()).add(timeline.after(wait, action));
    }

    void cancel(Container container) {
        List<Timeline.Appointment> appointments = open.remove(container.id());
        if (appointments != null) {
            appointments.forEach(Timeline.Appointment::cancel);
        }
    }
}
