/** As much HTTP/1.1 over a unix socket as clients of the Engine API use: keep-alive, chunks, HEAD, and taking over the connection. */
@org.jspecify.annotations.NullMarked
package ai.pmoves.docker.rehearsal.internal.http;
