package ai.pmoves.kernel;

/**
 * A question that must be answered before the step acts.
 *
 * @param question what is asked, naming what will be hit
 * @param word for {@link Level#SEVERE}: what has to be typed (the stack's name), or given by {@code --confirm=WORD}; empty
 *     for {@link Level#MODERATE}, where y/N or {@code --yes} will do
 */
public record Confirmation(Level level, String question, String word) {

    public enum Level {
        MODERATE,
        SEVERE
    }

    public Confirmation {
        if (level == Level.SEVERE && word.isBlank()) {
            throw new IllegalArgumentException("a severe confirmation needs the word that has to be typed");
        }
    }

    public static Confirmation moderate(String question) {
        return new Confirmation(Level.MODERATE, question, "");
    }

    public static Confirmation severe(String question, String word) {
        return new Confirmation(Level.SEVERE, question, word);
    }
}
