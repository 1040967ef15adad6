package ai.pmoves.repl.trust;

import ai.pmoves.dsl.Reach;
import ai.pmoves.kernel.AtomicFile;
import ai.pmoves.kernel.ExitCode;
import ai.pmoves.kernel.Json;
import ai.pmoves.kernel.Location;
import ai.pmoves.kernel.OwnerOnly;
import ai.pmoves.kernel.PmovesException;
import ai.pmoves.kernel.Problem;
import ai.pmoves.kernel.Redaction;
import ai.pmoves.kernel.Secret;
import ai.pmoves.kernel.SecretNames;
import ai.pmoves.kernel.StateDirectory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What was approved: {@code trust.jsonl} in the state folder, 0600, to which lines are only ever added, and {@code trust/DIGEST} with
 * the texts that the next question compares with. These hold no secret: what looks like one is kept as {@code ***}.
 */
public final class TrustStore {
    private final Path folder;
    private final Map<String, String> environment;
    private final Clock clock;

    public TrustStore(StateDirectory state, Map<String, String> environment, Clock clock) {
        this.folder = state.path();
        this.environment = environment;
        this.clock = clock;
    }

    /** Whether and when this text of this file was approved, and not revoked since. */
    Optional<Approval> approval(Path file, String digest) {
        return all().stream()
                .filter(one -> one.file().equals(file) && one.digest().equals(digest))
                .reduce((earlier, later) -> later);
    }

    /** The latest of a file, whatever its text was. */
    public Optional<Approval> latest(Path file) {
        return all().stream().filter(one -> one.file().equals(file)).reduce((earlier, later) -> later);
    }

    /** The latest of each file, by file. */
    public List<Approval> latest() {
        Map<Path, Approval> latest = new TreeMap<>();
        all().forEach(one -> latest.put(one.file(), one));
        return List.copyOf(latest.values());
    }

    /** Every approval that stands, in the order in which they were given. */
    private List<Approval> all() {
        List<Approval> all = new ArrayList<>();
        for (String line : lines()) {
            try {
                read(Json.readObject(line), all);
            } catch (UncheckedIOException | DateTimeException | InvalidPathException e) {
                continue; // cut short, or spoiled: it approves nothing
            }
        }
        return all;
    }

    private static void read(Map<String, Object> entry, List<Approval> all) {
        Path file = Path.of(String.valueOf(entry.get("file")));
        if ("revoke".equals(entry.get("act"))) {
            all.removeIf(one -> one.file().equals(file));
        } else if ("approve".equals(entry.get("act"))) {
            Map<Path, String> helpers = new LinkedHashMap<>();
            if (entry.get("helpers") instanceof Map<?, ?> kept) {
                kept.forEach((helper, digest) -> helpers.put(Path.of(String.valueOf(helper)), String.valueOf(digest)));
            }
            all.add(new Approval(
                    file,
                    String.valueOf(entry.get("digest")),
                    helpers,
                    Instant.parse(String.valueOf(entry.get("at")))));
        }
    }

    /** @throws PmovesException (secret) where others than this user could have written it */
    private List<String> lines() {
        Path log = log();
        try {
            if (!Files.exists(log)) {
                return List.of();
            }
            if (!Keeper.ofThisProcess().alone(log)) {
                throw new PmovesException(
                        ExitCode.SECRET,
                        Problem.error(
                                        "trust.store",
                                        "others than you can write what was approved: it counts for nothing")
                                .at(new Location(log, 0, 0))
                                .fix("rm " + log
                                        + ", and approve again what you know; or a PMOVES_STATE_DIR of your own"));
            }
            return Files.readAllLines(log);
        } catch (IOException e) {
            throw refused(log, e);
        }
    }

    /** That the file may be evaluated with exactly this text, and its scripts as they are: for what nobody has to be asked about. */
    public void approve(Reach known) {
        approve(known, Script.all(known.helpers()));
    }

    /** That the file may be evaluated with exactly the text that was shown, and with its scripts as they were then. */
    public void approve(Reach shown, List<Script> scripts) {
        Map<String, Object> helpers = new TreeMap<>();
        for (Script script : scripts) {
            helpers.put(script.file().toString(), script.digest());
            keep(script.digest(), script.text());
        }
        append(shown, helpers);
    }

    /** @param helpers digests by the paths of the scripts */
    private void append(Reach approved, Map<String, Object> helpers) {
        String digest = Digest.of(approved.text());
        keep(digest, approved.text());
        Map<String, Object> entry = entry("approve", approved.file());
        entry.put("digest", digest);
        entry.put("helpers", helpers);
        append(entry);
    }

    /**
     * That a text which was approved may be evaluated with an edit, too. Nobody looked at its scripts for that: those that were approved
     * are as they were then, and those that only the edit names are still to be looked at.
     *
     * @param before the text that was approved, and was edited
     */
    public void approveEdit(String before, Reach edited) {
        Map<Path, String> known = approval(edited.file(), Digest.of(before))
                .map(Approval::helpers)
                .orElse(Map.of());
        Map<String, Object> helpers = new TreeMap<>();
        edited.helpers().forEach(helper -> helpers.put(helper.toString(), known.getOrDefault(helper, Digest.ABSENT)));
        append(edited, helpers);
    }

    /** @return whether there was anything to revoke */
    public boolean revoke(Path file) {
        boolean known = latest(file).isPresent();
        if (known) {
            append(entry("revoke", file));
        }
        return known;
    }

    private Map<String, Object> entry(String act, Path file) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("v", 1);
        entry.put("at", clock.instant().toString());
        entry.put("act", act);
        entry.put("file", file.toString());
        return entry;
    }

    /** The text that was approved, without its secrets; empty where it was not kept. */
    String text(String digest) {
        Path file = folder.resolve("trust").resolve(digest);
        return digest.isEmpty() || !Files.isRegularFile(file) ? "" : Digest.text(file);
    }

    /** As it may be shown and kept. */
    public String withoutSecrets(String text) {
        List<Secret> secrets = new ArrayList<>(SecretNames.guessIn(text));
        secrets.addAll(SecretNames.guess(environment));
        return new Redaction(secrets).text(text);
    }

    private void keep(String digest, String text) {
        Path file = folder.resolve("trust").resolve(digest);
        if (text.isEmpty() || Files.exists(file)) {
            return;
        }
        try {
            OwnerOnly.createFolderOf(file);
            AtomicFile.at(file).durable().write(withoutSecrets(text));
        } catch (IOException e) {
            throw refused(file, e);
        }
    }

    /** One write of one line: two processes that approve at once both stand. */
    private void append(Map<String, Object> entry) {
        Path log = log();
        try {
            OwnerOnly.createFolder(folder);
            Set<StandardOpenOption> options =
                    Set.of(StandardOpenOption.CREATE, StandardOpenOption.APPEND, StandardOpenOption.WRITE);
            boolean torn = Files.exists(log, LinkOption.NOFOLLOW_LINKS) && !endsWithLine(log);
            try (FileChannel out = FileChannel.open(log, options, OwnerOnly.FILE)) {
                out.write(ByteBuffer.wrap(
                        ((torn ? "\n" : "") + Json.line(entry) + "\n").getBytes(StandardCharsets.UTF_8)));
                out.force(true);
            }
        } catch (IOException e) {
            throw refused(log, e);
        }
    }

    private static boolean endsWithLine(Path log) throws IOException {
        try (FileChannel in = FileChannel.open(log, StandardOpenOption.READ)) {
            ByteBuffer last = ByteBuffer.allocate(1);
            return in.size() == 0 || (in.read(last, in.size() - 1) == 1 && last.get(0) == '\n');
        }
    }

    private Path log() {
        return folder.resolve("trust.jsonl");
    }

    private static PmovesException refused(Path file, IOException e) {
        return new PmovesException(
                ExitCode.PRECONDITION,
                Problem.error("trust.store", "what is approved cannot be kept or read: " + e.getMessage())
                        .at(new Location(file, 0, 0)));
    }
}
