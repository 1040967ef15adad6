package ai.pmoves.workspace.yaml;

import ai.pmoves.kernel.Location;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.parser.Parser;

/** Ends a document that says more than anybody reads before a graph of it is in memory. */
final class CountedEvents implements Parser {
    private final Parser parser;
    private final YamlSource source;
    private int events;

    CountedEvents(Parser parser, YamlSource source) {
        this.parser = parser;
        this.source = source;
    }

    @Override
    public boolean checkEvent(Event.ID choice) {
        return parser.checkEvent(choice);
    }

    @Override
    public Event peekEvent() {
        return parser.peekEvent();
    }

    @Override
    public Event getEvent() {
        Event event = parser.getEvent();
        if (++events > NodeReader.MAX_NODES) {
            Mark mark = event.getStartMark();
            throw NodeReader.tooMany(new Location(source.file(), mark.getLine() + 1, mark.getColumn() + 1));
        }
        return event;
    }
}
