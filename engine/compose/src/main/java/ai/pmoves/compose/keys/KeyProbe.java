package ai.pmoves.compose.keys;

import ai.pmoves.compose.keys.KeyAnswer.Kind;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/** Asks providers whether keys work: all at the same time, each once. A key is in a header of the request and nowhere else. */
public final class KeyProbe {
    private static final int OK = 200;
    private static final int AFTER_OK = 300;
    /** Somebody who is asked too often, or who is not paid, knows the key. */
    private static final List<Integer> KNOWN = List.of(402, 429);

    private final Duration patience;
    private final HttpClient client;

    /** @param patience for one request */
    public KeyProbe(Duration patience) {
        this.patience = patience;
        // a redirect would carry the key to somebody else
        this.client = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(patience)
                .build();
    }

    /** An answer for each, in their order. */
    public List<KeyAnswer> ask(List<KeyQuestion> questions) throws InterruptedException {
        List<CompletableFuture<KeyAnswer>> asked =
                questions.stream().map(question -> ask(question, 0)).toList();
        try {
            CompletableFuture.allOf(asked.toArray(CompletableFuture[]::new)).get();
        } catch (InterruptedException e) {
            asked.forEach(one -> one.cancel(true));
            throw e;
        } catch (ExecutionException e) {
            // none of them fails: what goes wrong is an answer
            throw new IllegalStateException("an answer is missing");
        }
        return asked.stream().map(CompletableFuture::join).toList();
    }

    private CompletableFuture<KeyAnswer> ask(KeyQuestion question, int which) {
        if (question.addresses().isEmpty()) {
            return CompletableFuture.completedFuture(new KeyAnswer(question, Kind.UNASKED, 0));
        }
        HttpRequest request;
        try {
            request = request(question, question.addresses().get(which));
        } catch (IllegalArgumentException e) {
            // its message holds the key
            return CompletableFuture.completedFuture(new KeyAnswer(question, Kind.REFUSED, 0));
        }
        return client.sendAsync(request, BodyHandlers.discarding())
                .orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS)
                .handle((response, failure) -> failure == null ? response.statusCode() : 0)
                .thenCompose(status -> {
                    KeyAnswer answer = new KeyAnswer(question, kind(question, status), status);
                    boolean more = answer.kind() == Kind.REFUSED
                            && which + 1 < question.addresses().size();
                    return more ? ask(question, which + 1) : CompletableFuture.completedFuture(answer);
                });
    }

    private HttpRequest request(KeyQuestion question, URI address) {
        Provider provider = question.provider();
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .timeout(patience)
                .header(provider.header(), provider.prefix() + question.key().reveal())
                .header("Accept", "application/json");
        provider.also().forEach(request::header);
        return request.build();
    }

    private static Kind kind(KeyQuestion question, int status) {
        if (question.provider().refusals().contains(status)) {
            return Kind.REFUSED;
        }
        return (status >= OK && status < AFTER_OK) || KNOWN.contains(status) ? Kind.WORKS : Kind.UNREACHABLE;
    }
}
