package ai.pmoves.compose.preflight;

import java.util.regex.Pattern;

/** What templates write where a person has to put a value. */
public final class PlaceholderText {
    private static final Pattern PLACEHOLDER = Pattern.compile(
            "(?i)change[-_ ]?(me|this|it).*|.*[-_ ]change[-_ ]?me|your[-_ ].*|.*[:/]your[-_].*|.*your[-_][\\w-]*[-_]here.*"
                    + "|<[^<>]+>|x{4,}|(replace|insert|enter|put)[-_ ]?(me|this|your|here)\\b.*|todo|tbd|some_?random_?string.*"
                    + "|.*[-_]goes[-_]here|sk-(\\.{3}|x{3,}|your).*|dummy|placeholder");

    private PlaceholderText() {}

    /** Whether the whole of a value is one. */
    public static boolean is(String value) {
        return PLACEHOLDER.matcher(value.strip()).matches();
    }
}
