package ai.pmoves.dsl.language;

import ai.pmoves.kernel.ExitCode;
import ai.pmoves.kernel.PmovesException;
import ai.pmoves.kernel.Problem;
import ai.pmoves.kernel.StepContext;
import groovy.transform.NamedParam;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** What follows {@code http.get(url)}. Redirects are answers, not followed. */
@Block("http.get")
public final class HttpRequestWords {
    private static final int OK = 200;
    private static final Duration ONE_TRY = Duration.ofSeconds(5);
    private static final Duration WITHIN = Duration.ofMinutes(1);
    private static final Duration EVERY = Duration.ofMillis(250);
    private static final Duration SLOWEST = Duration.ofSeconds(5);

    private final URI address;
    private final StepContext context;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(ONE_TRY).build();

    HttpRequestWords(URI address, StepContext context) {
        this.address = address;
        this.context = context;
    }

    @Word("The status that is answered now; 200 in a rehearsal, which asks nobody.")
    public int status() throws IOException, InterruptedException {
        if (rehearsed()) {
            return OK;
        }
        return ask().statusCode();
    }

    @Word(
            "The body that is answered now; another status than 200 fails the step. Empty in a rehearsal, which asks nobody.")
    public String text() throws IOException, InterruptedException {
        if (rehearsed()) {
            return "";
        }
        HttpResponse<String> answer = ask();
        if (answer.statusCode() != OK) {
            throw failure(address + " answered " + answer.statusCode() + " instead of 200");
        }
        return answer.body();
    }

    @Word("Asks again until this status is answered, for 1 minute at most.")
    public void untilStatus(int wanted) throws InterruptedException {
        untilStatus(Map.of(), wanted);
    }

    @Word("Asks again until this status is answered; waits longer from try to try.")
    public void untilStatus(
            @NamedParam(value = "within", type = Duration.class) @NamedParam(value = "every", type = Duration.class)
                    Map<String, Object> options,
            int wanted)
            throws InterruptedException {
        poll(options, String.valueOf(wanted), answer -> status(answer, wanted));
    }

    @Word("Asks again until status 200 comes with another body than this one; waits longer from try to try.")
    public void untilOther(
            @NamedParam(value = "within", type = Duration.class) @NamedParam(value = "every", type = Duration.class)
                    Map<String, Object> options,
            String body)
            throws InterruptedException {
        poll(options, "otherwise", answer -> {
            boolean other = answer.statusCode() == OK && !answer.body().equals(body);
            return other ? "" : answer.statusCode() == OK ? "answered the same" : "answered " + answer.statusCode();
        });
    }

    private void poll(Map<String, Object> options, String wanted, Function<HttpResponse<String>, String> lacks)
            throws InterruptedException {
        if (rehearsed()) {
            return;
        }
        Duration within = options.get("within") instanceof Duration given ? given : WITHIN;
        Duration every = options.get("every") instanceof Duration given ? given : EVERY;
        long end = System.nanoTime() + within.toNanos();
        Duration pause = every;
        for (int tries = 1; ; tries++) {
            String seen = seen(lacks);
            if (seen.isEmpty()) {
                return;
            }
            context.progress(address + ": " + seen + " (try " + tries + ")");
            if (System.nanoTime() + pause.toNanos() > end) {
                throw failure(address + " did not answer " + wanted + " within " + within.toSeconds() + " s; after "
                        + tries + " tries: " + seen);
            }
            TimeUnit.NANOSECONDS.sleep(pause.toNanos());
            pause = pause.multipliedBy(3).dividedBy(2);
            pause = pause.compareTo(SLOWEST) > 0 && every.compareTo(SLOWEST) < 0 ? SLOWEST : pause;
        }
    }

    /** A rehearsal has no effect, and nobody knows what asking does at the other end. */
    private boolean rehearsed() {
        if (context.rehearsal()) {
            context.log("rehearsed: GET " + address);
        }
        return context.rehearsal();
    }

    private static String status(HttpResponse<String> answer, int wanted) {
        return answer.statusCode() == wanted ? "" : "answered " + answer.statusCode();
    }

    /** Empty once what is wanted was answered. */
    private String seen(Function<HttpResponse<String>, String> lacks) throws InterruptedException {
        try {
            return lacks.apply(ask());
        } catch (IOException e) {
            String reason = e.getMessage();
            return reason == null || reason.isBlank() ? "connection refused" : reason;
        }
    }

    private HttpResponse<String> ask() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(address).timeout(ONE_TRY).build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static PmovesException failure(String message) {
        return new PmovesException(ExitCode.FAILED, Problem.error("http.status", message));
    }
}
