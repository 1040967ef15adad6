package ai.pmoves.gateway.internal.relay;

import ai.pmoves.gateway.Candidate;
import java.io.EOFException;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.UnresolvedAddressException;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.eclipse.jetty.client.HttpResponseException;
import org.eclipse.jetty.http.HttpException;
import org.jspecify.annotations.Nullable;

/** Failures of connections in words for people. */
final class Causes {
    /** Jetty tells it apart in no other way. */
    private static final String TOO_LARGE = "Response Header Bytes Too Large";

    private Causes() {}

    static Trouble of(Candidate candidate, @Nullable Throwable failure, boolean started) {
        String host = candidate.base().getAuthority();
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnknownHostException || cause instanceof UnresolvedAddressException) {
                return Trouble.lasting("no such host: " + host);
            }
            if (cause instanceof SSLException) {
                return Trouble.lasting("no safe connection to " + host + ": " + words(cause));
            }
            if (cause instanceof SocketTimeoutException || cause instanceof TimeoutException) {
                return Trouble.passing("no connection to " + host + " in time");
            }
            if (cause instanceof ConnectException) {
                return Trouble.passing("no connection to " + host + ": refused");
            }
            if (cause instanceof HttpResponseException || cause instanceof HttpException) {
                return Trouble.lasting(
                        words(failure).contains(TOO_LARGE)
                                ? "answered with headers larger than " + Upstream.HEAD_BYTES + " bytes"
                                : "answered garbage: no HTTP");
            }
        }
        if (failure instanceof EOFException || failure instanceof ClosedChannelException) {
            return Trouble.passing(
                    started ? "closed the stream before its end" : "closed the connection without an answer");
        }
        if (failure instanceof IOException) {
            return Trouble.passing("the connection broke: " + words(failure));
        }
        return Trouble.lasting("could not be asked: " + words(failure));
    }

    static String words(@Nullable Throwable failure) {
        String message = failure == null ? null : failure.getMessage();
        return message == null || message.isBlank()
                ? failure == null ? "no cause" : failure.getClass().getSimpleName()
                : message.replaceAll("\\p{Cntrl}+", " ").strip();
    }

    /** {@code 1.5 s}. */
    static String seconds(long nanos) {
        return new BigDecimal(nanos)
                        .movePointLeft(9)
                        .setScale(1, RoundingMode.HALF_UP)
                        .stripTrailingZeros()
                        .toPlainString()
                + " s";
    }
}
