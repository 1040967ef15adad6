package ai.pmoves.docker.rehearsal.internal.api;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which requests go where. In a path, {@code {x}} is one part and {@code {x*}} one or more. */
record Route(String method, Pattern path, List<String> names, Action action) {
    private static final Pattern PARAMETER = Pattern.compile("\\{(\\w+)(\\*?)}");

    /** Answers a call. */
    interface Action {
        void answer(Call call) throws IOException, InterruptedException;
    }

    static Route of(String method, String path, Action action) {
        List<String> names = new ArrayList<>();
        Matcher matcher = PARAMETER.matcher(path);
        StringBuilder regex = new StringBuilder();
        while (matcher.find()) {
            names.add(matcher.group(1));
            matcher.appendReplacement(regex, matcher.group(2).isEmpty() ? "([^/]+)" : "(.+)");
        }
        return new Route(method, Pattern.compile(matcher.appendTail(regex).toString()), List.copyOf(names), action);
    }

    /** The path's parameters where it is this route's. */
    Optional<Map<String, String>> match(String requestMethod, String requestPath) {
        Matcher matcher = path.matcher(requestPath);
        if (!method.equals(requestMethod) || !matcher.matches()) {
            return Optional.empty();
        }
        Map<String, String> parameters = new HashMap<>();
        for (int i = 0; i < names.size(); i++) {
            parameters.put(names.get(i), matcher.group(i + 1));
        }
        return Optional.of(parameters);
    }
}
