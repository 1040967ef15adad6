package ai.pmoves.gateway.internal.front;

import ai.pmoves.gateway.internal.relay.ErrorBody;
import java.util.List;
import java.util.Map;

/** Why a request is not carried to anybody. */
record Refusal(int status, String code, String message) {
    /** Nothing that follows on the connection could be read. */
    static final String NO_HTTP = "no_http";

    /** As it is passed up from where it is found. */
    static final class Thrown extends Exception {
        private static final long serialVersionUID = 1L;

        private final transient Refusal refusal;

        Thrown(int status, String code, String message) {
            super(message, null, false, false);
            this.refusal = new Refusal(status, code, message);
        }

        Refusal refusal() {
            return refusal;
        }
    }

    ErrorBody body() {
        String type = switch (status) {
            case 401 -> "authentication_error";
            case 500 -> "server_error";
            case 503 -> "overloaded_error";
            default -> "invalid_request_error";
        };
        return new ErrorBody(type, code, message, List.of());
    }

    Map<String, String> headers() {
        return switch (status) {
            case 503 -> Map.of("Retry-After", "1");
            case 400 -> code.equals(NO_HTTP) ? Map.of("Connection", "close") : Map.of();
            case 413, 408 -> Map.of("Connection", "close");
            default -> Map.of();
        };
    }
}
