package ai.pmoves.docker.internal.image;

import ai.pmoves.kernel.Durations;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * A program that keeps logins. It has so much time and so much to say, and is ended with all that it started where it takes
 * more. What it writes to its error stream is dropped: it may hold the secret.
 *
 * @param program a name on the PATH, or a file
 */
record CredentialHelper(String program, Duration limit) {
    private static final int LONGEST_ANSWER = 256 * 1024;

    /**
     * The helper's file. Folders of the PATH that are not absolute are passed over, since they lie in the folder of whoever's project
     * this is, and so is a name that leads elsewhere.
     *
     * @param path as the variable has it
     * @throws IOException where there is none
     */
    static String find(String program, String path) throws IOException {
        return Stream.of(path.split(":", -1))
                .filter(folder -> folder.startsWith("/") && !program.contains("/"))
                .map(folder -> Path.of(folder).resolve(program))
                .filter(Files::isExecutable)
                .findFirst()
                .map(Path::toString)
                .orElseThrow(() -> new IOException("it is in no absolute folder of the PATH"));
    }

    /**
     * Its answer, or empty where it says that it has no login.
     *
     * @throws IOException with the reason, which holds nothing of what the helper said, where it gives no answer
     */
    Optional<byte[]> ask(String registry) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(program, "get")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            CompletableFuture<byte[]> answer = new CompletableFuture<>();
            Thread talk = new Thread(() -> talk(process, registry, answer), "pmoves-credential-helper");
            talk.setDaemon(true);
            talk.start();
            byte[] bytes = answer.get(limit.toMillis(), TimeUnit.MILLISECONDS);
            if (bytes.length > LONGEST_ANSWER) {
                throw new IOException("answers with more than " + LONGEST_ANSWER / 1024 + " KiB");
            }
            return process.waitFor() == 0 ? Optional.of(bytes) : Optional.empty();
        } catch (TimeoutException e) {
            throw new IOException("gave no answer within " + Durations.words(limit), e);
        } catch (ExecutionException e) {
            throw new IOException("broke off", e.getCause());
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    /** Ends with the helper's output, or with its process. */
    private static void talk(Process process, String registry, CompletableFuture<byte[]> answer) {
        try (InputStream out = process.getInputStream()) {
            tell(process, registry);
            byte[] bytes = out.readNBytes(LONGEST_ANSWER + 1);
            if (bytes.length <= LONGEST_ANSWER) {
                process.waitFor();
            }
            answer.complete(bytes);
        } catch (IOException | InterruptedException e) {
            answer.completeExceptionally(e);
        }
    }

    private static void tell(Process process, String registry) {
        try (OutputStream in = process.getOutputStream()) {
            in.write(registry.getBytes(StandardCharsets.UTF_8));
        } catch (IOException notRead) {
            // how it ends tells more
        }
    }
}
