package ai.pmoves.docker.testing;

import ai.pmoves.docker.internal.engine.EngineApi;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The image {@code busybox}, made from one static binary. */
final class BusyboxImage {
    private static final List<String> APPLETS = List.of(
            "sh", "sleep", "touch", "test", "nc", "httpd", "cat", "ls", "true", "false", "wget", "echo", "kill", "rm",
            "mkdir", "env", "id", "date", "grep", "printf");

    private BusyboxImage() {}

    static Optional<Path> binary() {
        return Stream.of(System.getenv().getOrDefault("PMOVES_TEST_BUSYBOX", ""), "/bin/busybox", "/usr/bin/busybox")
                .filter(path -> !path.isBlank())
                .map(Path::of)
                .filter(Files::isExecutable)
                .filter(BusyboxImage::isStatic)
                .findFirst();
    }

    private static boolean isStatic(Path binary) {
        try {
            byte[] head = new byte[4096];
            try (var in = Files.newInputStream(binary)) {
                in.readNBytes(head, 0, head.length);
            }
            return !new String(head, StandardCharsets.ISO_8859_1).contains("/ld-");
        } catch (IOException e) {
            return false;
        }
    }

    static void importInto(EngineApi api, Path scratch) throws IOException, InterruptedException {
        Path root = Files.createDirectories(scratch.resolve("busybox"));
        Path bin = Files.createDirectories(root.resolve("bin"));
        Files.copy(binary().orElseThrow(), bin.resolve("busybox"), StandardCopyOption.REPLACE_EXISTING);
        Files.setPosixFilePermissions(bin.resolve("busybox"), PosixFilePermissions.fromString("rwxr-xr-x"));
        for (String applet : APPLETS) {
            Files.createSymbolicLink(bin.resolve(applet), Path.of("busybox"));
        }
        Path tmp = Files.createDirectories(root.resolve("tmp"));
        Files.setPosixFilePermissions(tmp, PosixFilePermissions.fromString("rwxrwxrwx"));
        Process tar = new ProcessBuilder("tar", "-C", root.toString(), "-c", ".")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        byte[] archive = tar.getInputStream().readAllBytes();
        if (tar.waitFor() != 0) {
            throw new IOException("tar ended with " + tar.exitValue());
        }
        String changes = EngineApi.escape("CMD [\"sh\"]");
        api.send(
                "POST",
                "/images/create?fromSrc=-&repo=busybox&tag=latest&changes=" + changes,
                archive,
                "application/x-tar");
    }
}
