package ai.pmoves.audit.internal.images;

import java.util.regex.Pattern;

/** Tags that are moved by design, and say no version. */
final class Floating {
    private static final Pattern MOVING = Pattern.compile(
            "(latest|stable|main|master|edge|nightly|dev|develop|beta|canary|next)([-_].*)?|.*[-_](latest|nightly)");
    private static final Pattern RELEASE = Pattern.compile(
            ".*(wheezy|jessie|stretch|buster|bullseye|bookworm|trixie|forky|xenial|bionic|focal|jammy|noble).*");

    private Floating() {}

    /** A tag without a digit says no version, unless it is the name of a release. */
    static boolean tag(String tag) {
        boolean numbered = tag.chars().anyMatch(Character::isDigit);
        return MOVING.matcher(tag).matches()
                || (!numbered && !RELEASE.matcher(tag).matches());
    }
}
