package ai.pmoves.audit.internal;

import java.util.regex.Pattern;

/** Names and messages where a line stands for one thing: what would end the line, move the cursor or turn the writing is shown, not done. */
public final class OneLine {
    private static final Pattern UNSEEN = Pattern.compile(
            "[\\p{Cntrl}\\x{80}-\\x{9f}\\x{61c}\\x{200e}\\x{200f}\\x{2028}-\\x{202e}\\x{2066}-\\x{2069}\\x{feff}]");

    private OneLine() {}

    /** The text with {@code \n}, {@code \r}, {@code \t}, {@code \}{@code u001b} in place of such characters. */
    public static String of(String text) {
        return UNSEEN.matcher(text)
                .replaceAll(match -> "\\\\" + shown(match.group().charAt(0)));
    }

    private static String shown(char unseen) {
        return switch (unseen) {
            case '\n' -> "n";
            case '\r' -> "r";
            case '\t' -> "t";
            default -> "u%04x".formatted((int) unseen);
        };
    }
}
