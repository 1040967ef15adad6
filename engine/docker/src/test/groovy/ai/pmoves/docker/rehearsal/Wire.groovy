package ai.pmoves.docker.rehearsal

import groovy.transform.CompileStatic

import java.nio.ByteBuffer
import java.nio.channels.SocketChannel
import java.nio.charset.StandardCharsets

import com.fasterxml.jackson.databind.JsonNode
import com.fasterxml.jackson.databind.ObjectMapper

/** HTTP by hand, one connection for each request: what the engine sends is seen as it is. */
@CompileStatic
class Wire {
    private static final ObjectMapper MAPPER = new ObjectMapper()

    final String socket

    Wire(String endpoint) {
        socket = endpoint - 'unix://'
    }

    static class Answer {
        int status
        Map<String, String> headers = [:]
        byte[] body = new byte[0]

        String getText() { new String(body, StandardCharsets.UTF_8) }

        JsonNode getJson() { MAPPER.readTree(body) }

        List<JsonNode> getLines() { text.readLines().findAll { !it.blank }.collect { MAPPER.readTree(it) } }

        String getMessage() { text.startsWith('{') ? json.path('message').asText('') : '' }
    }

    Answer get(String path) { send('GET', path, null) }

    Answer post(String path, String json = null) { send('POST', path, json) }

    Answer delete(String path) { send('DELETE', path, null) }

    Answer send(String method, String path, String json) {
        byte[] body = json == null ? new byte[0] : json.getBytes(StandardCharsets.UTF_8)
        String head = "$method $path HTTP/1.1\r\nHost: engine\r\nConnection: close\r\n" +
                (json == null ? '' : 'Content-Type: application/json\r\n') + "Content-Length: ${body.length}\r\n\r\n"
        parse(method, raw(head.getBytes(StandardCharsets.UTF_8), body))
    }

    /** Everything that comes back until the other side closes. */
    byte[] raw(byte[]... parts) {
        SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket))
        try {
            for (byte[] part : parts) {
                channel.write(ByteBuffer.wrap(part))
            }
            ByteArrayOutputStream all = new ByteArrayOutputStream()
            ByteBuffer buffer = ByteBuffer.allocate(65536)
            while (channel.read(buffer) >= 0) {
                all.write(buffer.array(), 0, buffer.position())
                buffer.clear()
            }
            return all.toByteArray()
        } finally {
            channel.close()
        }
    }

    static Answer parse(String method, byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1)
        int end = text.indexOf('\r\n\r\n')
        List<String> head = text.substring(0, end).readLines()
        Answer answer = new Answer(status: head[0].split(' ')[1] as int)
        head.tail().each { String line ->
            int colon = line.indexOf(':')
            answer.headers[line.substring(0, colon).toLowerCase()] = line.substring(colon + 1).strip()
        }
        String body = text.substring(end + 4)
        if (answer.headers['transfer-encoding'] == 'chunked') {
            body = unchunk(body)
        }
        answer.body = body.getBytes(StandardCharsets.ISO_8859_1)
        answer
    }

    private static String unchunk(String body) {
        StringBuilder all = new StringBuilder()
        int at = 0
        while (true) {
            int end = body.indexOf('\r\n', at)
            int size = Integer.parseInt(body.substring(at, end), 16)
            if (size == 0) {
                return all.toString()
            }
            all << body.substring(end + 2, end + 2 + size)
            at = end + 2 + size + 2
        }
    }
}
