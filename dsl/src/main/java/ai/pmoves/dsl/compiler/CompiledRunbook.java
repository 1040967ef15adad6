package ai.pmoves.dsl.compiler;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One compiled file.
 *
 * @param source SHA-256 of its text without comments and blank lines
 * @param mainClass the name of the script's class
 * @param classes bytes by class name
 * @param blocks what is known of each block, by the name of its class
 */
public record CompiledRunbook(
        String source, String mainClass, Map<String, byte[]> classes, Map<String, ClosureFacts> blocks) {

    byte[] toBytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeUTF(source);
            out.writeUTF(mainClass);
            out.writeInt(classes.size());
            for (Map.Entry<String, byte[]> entry : classes.entrySet()) {
                out.writeUTF(entry.getKey());
                out.writeInt(entry.getValue().length);
                out.write(entry.getValue());
            }
            out.writeInt(blocks.size());
            for (Map.Entry<String, ClosureFacts> entry : blocks.entrySet()) {
                out.writeUTF(entry.getKey());
                write(entry.getValue(), out);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** @throws IOException where the bytes are not what {@link #toBytes} wrote */
    static CompiledRunbook fromBytes(byte[] bytes) throws IOException {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            String source = in.readUTF();
            String mainClass = in.readUTF();
            Map<String, byte[]> classes = new LinkedHashMap<>();
            for (int left = in.readInt(); left > 0; left--) {
                String name = in.readUTF();
                classes.put(name, in.readNBytes(in.readInt()));
            }
            Map<String, ClosureFacts> blocks = new LinkedHashMap<>();
            for (int left = in.readInt(); left > 0; left--) {
                String name = in.readUTF();
                blocks.put(name, read(in));
            }
            return new CompiledRunbook(source, mainClass, classes, blocks);
        }
    }

    private static void write(ClosureFacts facts, DataOutputStream out) throws IOException {
        out.writeInt(facts.line());
        out.writeInt(facts.column());
        out.writeUTF(facts.source());
        out.writeInt(facts.reads().size());
        for (ClosureFacts.Read read : facts.reads()) {
            out.writeUTF(read.kind());
            out.writeUTF(read.name());
        }
    }

    private static ClosureFacts read(DataInputStream in) throws IOException {
        int line = in.readInt();
        int column = in.readInt();
        String source = in.readUTF();
        List<ClosureFacts.Read> reads = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            reads.add(new ClosureFacts.Read(in.readUTF(), in.readUTF()));
        }
        return new ClosureFacts(line, column, source, reads);
    }
}
