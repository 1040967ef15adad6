package ai.pmoves.kernel.internal.redact;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.Stream.Builder;

/**
 * What programs are given to prove who asks: {@code Authorization: Bearer VALUE}, {@code curl -u NAME:VALUE}, {@code --password VALUE}.
 *
 * <p>Anybody's text is searched: the patterns look only so far.
 */
public final class InCommands {
    private static final String VALUE = "([^\\s\"'\\\\,;$][^\\s\"'\\\\,;]{0,8192}+)";
    private static final Pattern AUTHORIZATION = Pattern.compile(
            "(?i)authorization[\"']?[ \\t]{0,8}+[:=,][ \\t]{0,8}+[\"']?(?:bearer|basic|token|apikey)[ \\t]{1,8}+"
                    + VALUE);
    /** Also without the header's name; a word that follows it in a sentence has no figures. */
    private static final Pattern BEARER = Pattern.compile("(?i)\\bbearer[ \\t]{1,8}+(?=\\S{0,8192}?\\d)" + VALUE);

    private static final Pattern CURL_USER = Pattern.compile(
            "\\bcurl\\b[^\\n]{0,1024}?[\\s\"'](?:-u|--user|--proxy-user)[\"',\\s=]{0,4}+[^\\s:\"'$]{0,256}+:" + VALUE);
    private static final Pattern OPTION =
            Pattern.compile("(?<![\\w-])--([A-Za-z][\\w-]{0,64}+)[\"']?(?:,?[ \\t]{1,8}+|=)[\"']?(?!-)" + VALUE);

    private InCommands() {}

    public static Stream<String> in(String text) {
        Builder<String> found = Stream.builder();
        for (Pattern pattern : new Pattern[] {AUTHORIZATION, BEARER, CURL_USER}) {
            pattern.matcher(text).results().forEach(result -> found.add(result.group(1)));
        }
        Matcher option = OPTION.matcher(text);
        while (option.find()) {
            if (SecretWords.matches(option.group(1))) {
                found.add(option.group(2));
            }
        }
        return found.build();
    }
}
