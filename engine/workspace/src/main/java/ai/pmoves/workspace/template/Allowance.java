package ai.pmoves.workspace.template;

/**
 * How much the templates of one file may become together. Variables that hold one another twice, and a long one that is named often,
 * make a short file as long as they like; nobody's file comes near the end of this.
 */
public final class Allowance {
    /** The most characters of one text with variables in it. */
    public static final int LONGEST = 1 << 20;

    private static final int MOST = 4 << 20;

    private int left = MOST;

    /** Whether a text of so many characters may become longer by so many more. */
    boolean allows(int length, int more) {
        if (more > LONGEST - length || more > left) {
            return false;
        }
        left -= more;
        return true;
    }
}
