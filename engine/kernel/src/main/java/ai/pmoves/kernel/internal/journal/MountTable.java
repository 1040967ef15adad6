package ai.pmoves.kernel.internal.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is mounted where, as {@code /proc/self/mountinfo} tells. */
public record MountTable(List<Mount> mounts) {
    private static final Pattern OCTAL = Pattern.compile("\\\\([0-7]{3})");

    /**
     * @param type such as {@code ext4}, {@code 9p}, {@code fuse.sshfs}
     * @param source the device, server or share
     */
    public record Mount(Path point, String type, String source) {}

    public static MountTable ofThisProcess() {
        try {
            return parse(Files.readString(Path.of("/proc/self/mountinfo")));
        } catch (IOException e) {
            return new MountTable(List.of());
        }
    }

    static MountTable parse(String mountinfo) {
        List<Mount> mounts = new ArrayList<>();
        for (String line : mountinfo.split("\n", -1)) {
            String[] halves = line.split(" - ", 2);
            String[] left = halves[0].split(" ", -1);
            String[] right = halves.length < 2 ? new String[0] : halves[1].split(" ", -1);
            if (left.length > 4 && right.length > 1) {
                mounts.add(new Mount(Path.of(unescape(left[4])), right[0], unescape(right[1])));
            }
        }
        return new MountTable(List.copyOf(mounts));
    }

    /** The mount that the file lies on: the deepest one, of those on one point the last. */
    Optional<Mount> of(Path file) {
        Mount found = null;
        for (Mount mount : mounts) {
            if (file.startsWith(mount.point())
                    && (found == null
                            || mount.point().getNameCount() >= found.point().getNameCount())) {
                found = mount;
            }
        }
        return Optional.ofNullable(found);
    }

    private static String unescape(String text) {
        Matcher octal = OCTAL.matcher(text);
        return octal.replaceAll(
                match -> Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(match.group(1), 8))));
    }
}
