package ai.pmoves.kernel;

import java.util.Arrays;
import java.util.Optional;

/** What a {@code pmoves} process ends with. The numbers are a promise to scripts. */
public enum ExitCode {
    OK(0, "success, also when there was nothing to do"),
    FAILED(1, "a step failed"),
    USAGE(2, "unknown command, option, runbook or parameter"),
    CHANGES(3, "with --detailed-exitcode: there are changes or findings"),
    SECRET(4, "a secret is missing, or the runbook is not trusted"),
    PRECONDITION(5, "a precondition does not hold, such as a yes that nobody was there to give"),
    LOCKED(6, "another run holds the stack"),
    WAITING(7, "waiting for an approval, or a decision is needed"),
    BUG(70, "a defect in pmoves"),
    HANGUP(129, "ended by SIGHUP"),
    INTERRUPTED(130, "ended by ^C"),
    PIPE(141, "the reader of the output went away"),
    TERMINATED(143, "ended by SIGTERM");

    private final int code;
    private final String meaning;

    ExitCode(int code, String meaning) {
        this.code = code;
        this.meaning = meaning;
    }

    public int code() {
        return code;
    }

    /** The one with this number, if there is one. */
    public static Optional<ExitCode> of(int code) {
        return Arrays.stream(values()).filter(known -> known.code == code).findFirst();
    }

    public String meaning() {
        return meaning;
    }
}
