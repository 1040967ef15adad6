package ai.pmoves.dsl.language;

import ai.pmoves.kernel.StepContext;
import java.net.URI;

/** Web addresses, seen from a step. */
@Block("http")
public final class HttpWords {
    private final StepContext context;

    HttpWords(StepContext context) {
        this.context = context;
    }

    @Word(
            value = "Asks the address with GET.",
            then = {"untilStatus", "untilOther", "text", "status"})
    public HttpRequestWords get(String url) {
        URI address;
        try {
            address = URI.create(url);
        } catch (IllegalArgumentException e) {
            throw Mistakes.of("dsl.url", "'" + url + "' is no web address", "http.get('http://localhost:8080/health')");
        }
        if (address.getHost() == null) {
            throw Mistakes.of("dsl.url", "'" + url + "' names no host", "http.get('http://localhost:8080/health')");
        }
        return new HttpRequestWords(address, context);
    }
}
