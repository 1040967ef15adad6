package ai.pmoves.kernel;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Keys and tokens that are known by their form, under whatever name they stand: what providers hand out begins with letters of
 * theirs, and a private key says that it is one. Nobody writes such a value by hand.
 *
 * <p>Anybody's text is searched: the pattern never goes back over what it took.
 */
public final class HandedOut {
    private static final Pattern FORM = Pattern.compile(
            "(?<![\\w-])(?:sk-[\\w-]{20,512}+|gh[oprsu]_\\w{30,255}+|github_pat_\\w{30,255}+|hf_[A-Za-z]{30,64}+"
                    + "|glpat-[\\w-]{16,64}+|xox[abeprs]-[\\w-]{16,255}+|A[KS]IA[A-Z0-9]{16}+(?!\\w)|AIza[\\w-]{30,64}+"
                    + "|gsk_\\w{30,64}+|tskey-[\\w-]{16,128}+|npm_\\w{30,64}+|[rs]k_live_\\w{16,255}+"
                    + "|eyJ[\\w-]{8,8192}+\\.[\\w-]{8,8192}+\\.[\\w-]{16,1024}+)"
                    + "|-----BEGIN (?:[A-Z]{1,16} )?PRIVATE KEY-----[^-]{0,16384}+(?:-----END [A-Z ]{1,32}-----)?");
    private static final Pattern EXAMPLE =
            Pattern.compile("(?i)example|your[-_]|xxxx|\\.\\.\\.|0000000|1234567|abcdefg");

    private HandedOut() {}

    /** Each of them in a text, whole; what only shows what one looks like is none. */
    public static Stream<String> in(String text) {
        return FORM.matcher(text).results().map(MatchResult::group).filter(HandedOut::isDrawn);
    }

    /** Of letters of both kinds or with figures among them: {@code sk-learn-examples-of-transformers} is a name. */
    private static boolean isDrawn(String value) {
        String own = value.substring(4);
        boolean letters = own.chars().anyMatch(Character::isLetter);
        boolean figures = own.chars().anyMatch(Character::isDigit);
        boolean both =
                own.chars().anyMatch(Character::isLowerCase) && own.chars().anyMatch(Character::isUpperCase);
        return value.startsWith("-----")
                || ((letters && figures || both) && !EXAMPLE.matcher(value).find());
    }
}
