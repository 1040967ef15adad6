package ai.pmoves.dsl.compiler;

import ai.pmoves.dsl.language.RunbookScript;
import ai.pmoves.kernel.AtomicFile;
import ai.pmoves.kernel.OwnerOnly;
import ai.pmoves.kernel.Plan;
import ai.pmoves.kernel.Sha256;
import groovy.lang.Closure;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Compiled runbooks by content: one file each, 0600, written aside and moved into place. The key covers the text, its file,
 * and the code of the language, of Groovy and of what runbooks are linked to, so that an upgrade never runs stale classes. A
 * folder that cannot be written only costs the time to compile again.
 */
public final class CompiledRunbooks {
    private final Path folder;

    /** @param stateFolder the folder of {@link ai.pmoves.kernel.StateDirectory} */
    public CompiledRunbooks(Path stateFolder) {
        this.folder = stateFolder.resolve("cache").resolve("runbooks");
    }

    /** From the cache, else freshly compiled. @throws ai.pmoves.kernel.PmovesException (usage) with every mistake */
    public CompiledRunbook get(RunbookSource source) {
        Path file = folder.resolve(key(source));
        return read(file).orElseGet(() -> {
            CompiledRunbook compiled = new RunbookCompiler().compile(source);
            write(file, compiled);
            return compiled;
        });
    }

    private static Optional<CompiledRunbook> read(Path file) {
        try {
            byte[] bytes = Files.readAllBytes(file);
            int body = Sha256.start().getDigestLength();
            if (bytes.length > body) {
                byte[] content = java.util.Arrays.copyOfRange(bytes, body, bytes.length);
                byte[] digest = Sha256.start().digest(content);
                if (MessageDigest.isEqual(digest, java.util.Arrays.copyOf(bytes, body))) {
                    return Optional.of(CompiledRunbook.fromBytes(content));
                }
            }
            return Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private void write(Path file, CompiledRunbook compiled) {
        try {
            OwnerOnly.createFolder(folder);
            byte[] content = compiled.toBytes();
            byte[] digest = Sha256.start().digest(content);
            AtomicFile.at(file)
                    .write(ByteBuffer.allocate(digest.length + content.length)
                            .put(digest)
                            .put(content)
                            .array());
        } catch (IOException e) {
            // the next run compiles again
        }
    }

    private static String key(RunbookSource source) {
        MessageDigest digest = Sha256.start();
        List<String> parts = List.of(Language.FINGERPRINT, source.file().toString(), source.text());
        for (String part : parts) {
            digest.update(part.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
        }
        return Sha256.end(digest);
    }

    /** What the classes of a runbook are linked to: by size and time of each jar, of each class where it is a folder. */
    private static final class Language {
        static final String FINGERPRINT = "2\n" + of(RunbookScript.class) + of(Plan.class) + of(Closure.class);

        private static String of(Class<?> type) {
            CodeSource code = type.getProtectionDomain().getCodeSource();
            if (code == null) {
                return type.getName();
            }
            try {
                Path place = Path.of(code.getLocation().toURI());
                try (Stream<Path> files = Files.walk(place)) {
                    StringBuilder all = new StringBuilder();
                    for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                        all.append(file)
                                .append(' ')
                                .append(Files.size(file))
                                .append(' ')
                                .append(Files.getLastModifiedTime(file).toMillis())
                                .append('\n');
                    }
                    return Sha256.of(all.toString());
                }
            } catch (IOException | URISyntaxException e) {
                return "unknown " + System.nanoTime();
            }
        }
    }
}
