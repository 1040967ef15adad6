package ai.pmoves.repl.screen;

import java.util.List;

/** How commands of ours are typed where a person reads of them: what we print is to be pasted. */
public interface Typing {

    /**
     * A command.
     *
     * @param words after the program's name, not quoted
     */
    String command(List<String> words);

    /** A text in which commands stand as rooms write them that cannot know how we were called: {@code pmoves runs}. */
    String text(String text);

    /** How they are typed once this process is gone. */
    default Typing outside() {
        return this;
    }

    default String command(String... words) {
        return command(List.of(words));
    }
}
