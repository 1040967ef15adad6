package ai.pmoves.audit.internal.tree;

import java.nio.file.Path;
import java.util.regex.Pattern;

/** What a file is by its name: every rule asks here, so that none of them overlooks a script that another one reads. */
public final class Kinds {
    private static final Pattern SHELL = Pattern.compile("(?is).*\\.(?:sh|bash|zsh|envrc)");
    private static final Pattern POWERSHELL = Pattern.compile("(?is).*\\.psm?1");
    private static final Pattern MAKE =
            Pattern.compile("(?is)(?:GNU)?makefile(?:\\.(?!(?:md|txt|ya?ml|json)$)[\\w.-]+)?|.*\\.(?:mk|mak)");
    private static final Pattern CODE = Pattern.compile("(?is).*\\.(?:py|[mc]?js|ts|rb)");

    private Kinds() {}

    /** A script of a POSIX shell, bash or zsh. */
    public static boolean isShell(Path file) {
        return SHELL.matcher(name(file)).matches();
    }

    public static boolean isPowerShell(Path file) {
        return POWERSHELL.matcher(name(file)).matches();
    }

    /** A Makefile or a part of one. */
    public static boolean isMake(Path file) {
        return MAKE.matcher(name(file)).matches();
    }

    /** A program in a language that people also write scripts in. */
    public static boolean isCode(Path file) {
        return CODE.matcher(name(file)).matches();
    }

    /** What people run by hand to start things. */
    public static boolean isScript(Path file) {
        return isShell(file) || isPowerShell(file) || isMake(file);
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }
}
