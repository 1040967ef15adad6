package ai.pmoves.audit.internal.tree;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Reads the list of files that git tracks, of the versions 2 to 4; the hashes in it are of 20 bytes. */
final class GitIndex {
    private static final int MOST_BYTES = 64 << 20;
    private static final int LONGEST_NAME = 64 << 10;
    /** Times, modes, sizes and the hash, before the flags. */
    private static final int BEFORE_FLAGS = 60;

    private static final int EXTENDED = 0x4000;

    private GitIndex() {}

    /** Empty where there is none, or none that is understood. */
    static Optional<Set<Path>> of(Path root) {
        try {
            Path index = folder(root).resolve("index");
            if (!Files.isRegularFile(index) || Files.size(index) > MOST_BYTES || isSha256(root)) {
                return Optional.empty();
            }
            return Optional.of(read(root, ByteBuffer.wrap(Files.readAllBytes(index))));
        } catch (IOException | BufferUnderflowException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** {@code .git}, or the folder that a file of this name tells in a linked worktree. */
    private static Path folder(Path root) throws IOException {
        Path git = root.resolve(".git");
        if (Files.isRegularFile(git) && Files.size(git) < 4096) {
            String text = Files.readString(git).strip();
            return text.startsWith("gitdir: ") ? root.resolve(text.substring(8)).normalize() : git;
        }
        return git;
    }

    private static boolean isSha256(Path root) throws IOException {
        Path config = root.resolve(".git").resolve("config");
        return Files.isRegularFile(config)
                && Files.size(config) < MOST_BYTES
                && new String(Files.readAllBytes(config), StandardCharsets.UTF_8)
                        .matches("(?s).*objectformat\\s*=\\s*sha256.*");
    }

    private static Set<Path> read(Path root, ByteBuffer index) {
        boolean known = index.getInt() == 0x44495243; // DIRC
        int version = index.getInt();
        int count = index.getInt();
        if (!known || version < 2 || version > 4 || count < 0) {
            throw new IllegalArgumentException("no index");
        }
        Set<Path> files = new HashSet<>();
        byte[] name = new byte[0];
        long sum = 0;
        for (int i = 0; i < count; i++) {
            int start = index.position();
            index.position(start + BEFORE_FLAGS);
            if ((index.getShort() & EXTENDED) != 0 && version > 2) {
                index.getShort();
            }
            byte[] kept = version == 4 ? kept(name, index) : new byte[0];
            int begin = index.position();
            while (index.get() != 0) {
                // up to the end of the name
            }
            int length = index.position() - 1 - begin;
            name = java.util.Arrays.copyOf(kept, kept.length + length);
            index.get(begin, name, kept.length, length);
            // version 4 writes what names share once
            sum += name.length;
            if (name.length > LONGEST_NAME || sum > MOST_BYTES) {
                throw new IllegalArgumentException("no index");
            }
            if (version < 4) {
                // entries are filled up to a multiple of eight, with one zero at least
                int size = begin + length - start;
                index.position(start + size + 8 - size % 8);
            }
            add(files, root, new String(name, StandardCharsets.UTF_8));
        }
        return files;
    }

    private static void add(Set<Path> files, Path root, String name) {
        try {
            files.add(root.resolve(name));
        } catch (InvalidPathException e) {
            // a name that this system cannot have is of no file that lies here
            return;
        }
    }

    /** What of the name before stays: version 4 tells how much of its end goes. */
    private static byte[] kept(byte[] before, ByteBuffer index) {
        int b = index.get();
        int away = b & 0x7f;
        while ((b & 0x80) != 0) {
            b = index.get();
            away = ((away + 1) << 7) | (b & 0x7f);
        }
        if (away < 0 || away > before.length) {
            throw new IllegalArgumentException("no index");
        }
        return java.util.Arrays.copyOf(before, before.length - away);
    }
}
