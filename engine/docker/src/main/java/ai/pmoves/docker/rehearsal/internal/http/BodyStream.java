package ai.pmoves.docker.rehearsal.internal.http;

import java.io.Closeable;
import java.io.IOException;

/** A response body that is sent while it comes to be. What is written goes out at once. */
public interface BodyStream extends Closeable {

    void write(byte[] bytes) throws IOException;

    /** Whether the client has hung up; costs one system call, so ask when there is nothing to write. */
    boolean clientGone();

    /** Ends the body; the client sees a complete response. */
    @Override
    void close() throws IOException;
}
