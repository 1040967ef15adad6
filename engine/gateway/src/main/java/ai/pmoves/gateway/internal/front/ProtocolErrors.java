package ai.pmoves.gateway.internal.front;

import ai.pmoves.gateway.internal.relay.ErrorBody;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.IntConsumer;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/** Tells what is found wrong before a request is one, in the words in which everything else is told. */
public final class ProtocolErrors implements Request.Handler {
    private final IntConsumer refused;

    /** @param refused told the status of each */
    public ProtocolErrors(IntConsumer refused) {
        this.refused = refused;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        Object failure = request.getAttribute(ErrorHandler.ERROR_EXCEPTION);
        if (failure instanceof HttpClientSide.Gone gone) {
            callback.failed(gone);
            return true;
        }
        ErrorBody error = failure instanceof HttpException http
                ? new Refusal(http.getCode(), Refusal.NO_HTTP, words(http)).body()
                : new ErrorBody("server_error", "internal", "the gateway failed", List.of());
        refused.accept(response.getStatus());
        boolean tensorzero = Paths.of(Request.getPathInContext(request))
                .filter(Paths.INFERENCE::equals)
                .isPresent();
        String body = tensorzero ? error.tensorzero() : error.openai();
        response.getHeaders().put(HttpClientSide.JSON);
        response.write(true, ByteBuffer.wrap(body.getBytes(StandardCharsets.UTF_8)), callback);
        return true;
    }

    private static String words(HttpException failure) {
        return switch (failure.getCode()) {
            case 414 -> "the address is longer than " + WatchedConnector.HEAD_BYTES + " bytes";
            case 431 -> "the headers are larger than " + WatchedConnector.HEAD_BYTES + " bytes";
            default -> "no HTTP: " + failure.getReason();
        };
    }
}
