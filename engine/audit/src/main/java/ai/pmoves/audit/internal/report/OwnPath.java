package ai.pmoves.audit.internal.report;

import java.util.regex.Pattern;

/** A message beside whose place the file need not be named once more. */
final class OwnPath {
    private OwnPath() {}

    /** @param file as the place names it; empty where there is none */
    static String left(String message, String file) {
        if (file.isEmpty() || !message.contains(file)) {
            return message;
        }
        String path = Pattern.quote(file);
        String shorter = message.replaceFirst("^" + path + ":? (?=\\S)", "")
                .replaceAll(" (?:in|of) " + path + "(?=[ ,:;)]|$)", "")
                .replaceAll(" \\(" + path + "\\)", "")
                .replaceAll("(?<=\\()" + path + ": ", "")
                .replaceAll("(?<=\\(|, |^)" + path + " (?=[\\w'])", "");
        return shorter.isEmpty() ? message : shorter;
    }
}
