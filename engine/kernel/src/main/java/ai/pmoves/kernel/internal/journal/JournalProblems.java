package ai.pmoves.kernel.internal.journal;

import ai.pmoves.kernel.ExitCode;
import ai.pmoves.kernel.Location;
import ai.pmoves.kernel.PmovesException;
import ai.pmoves.kernel.Problem;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;

/** What can be wrong with a journal, in words for the person who has to mend it. Nothing here ever removes a file. */
final class JournalProblems {
    private static final int ERROR = 1;
    private static final int BUSY = 5;
    private static final int READ_ONLY = 8;
    private static final int IO_ERROR = 10;
    private static final int CORRUPT = 11;
    private static final int FULL = 13;
    private static final int CANNOT_OPEN = 14;
    private static final int NOT_A_DATABASE = 26;

    private JournalProblems() {}

    static PmovesException of(Path database, SQLException e) {
        String at = "the journal ";
        return switch (e.getErrorCode() & 0xff) {
            case CORRUPT, NOT_A_DATABASE -> corrupt(database, "it is damaged: " + reason(e), e);
            case ERROR ->
                reason(e).contains("malformed JSON")
                        ? corrupt(database, "it is damaged: " + reason(e), e)
                        : failed(database, e);
            case FULL -> unwritable(database, at + "cannot be written: the disk is full", "free space there", e);
            case IO_ERROR ->
                unwritable(
                        database, at + "cannot be written or read: " + reason(e), "look at the disk: dmesg | tail", e);
            case READ_ONLY, CANNOT_OPEN ->
                unwritable(
                        database,
                        at + "cannot be opened: " + reason(e),
                        "make the folder writable, or set PMOVES_STATE_DIR to another one",
                        e);
            case BUSY ->
                unwritable(database, at + "is held by another program", "see who holds it: fuser -v " + database, e);
            default -> failed(database, e);
        };
    }

    private static PmovesException failed(Path database, SQLException e) {
        return unwritable(database, "the journal failed: " + reason(e), "see pmoves doctor", e);
    }

    static PmovesException corrupt(Path database, String how, Throwable cause) {
        return unreadable(
                database,
                how,
                "nothing was removed; save what is in it: sqlite3 '" + database + "' .recover > journal.sql"
                        + ", then move the file and runs/ beside it away",
                cause);
    }

    static PmovesException foreign(Path database) {
        return unreadable(
                database,
                "it is the database of another program",
                "move it away, or set PMOVES_STATE_DIR to another folder",
                new IOException("not made by pmoves"));
    }

    static PmovesException missing(StateLayout layout) {
        return without(layout, "it is gone");
    }

    static PmovesException emptied(StateLayout layout) {
        return without(layout, "it is empty");
    }

    /** To open an empty journal with SQLite would remove the log of changes beside it, which may be all that is left. */
    private static PmovesException without(StateLayout layout, String how) {
        return unreadable(
                layout.database(),
                how + ", although there are runs",
                "put the file back from a backup, before anything opens it; to begin anew, knowing of nothing that was done,"
                        + " move away " + layout.database() + "* and " + layout.runs(),
                new IOException(how));
    }

    private static PmovesException unreadable(Path database, String how, String fix, Throwable cause) {
        return new PmovesException(
                ExitCode.PRECONDITION,
                Problem.error("journal.corrupt", "the journal cannot be read: " + how)
                        .at(new Location(database, 0, 0))
                        .fix(fix),
                cause);
    }

    static PmovesException newer(Path database, int version) {
        String how = "version " + version + ", this one knows " + JournalSchema.NEWEST;
        return newer(database, how, new IOException(how));
    }

    static PmovesException unknown(Path database, StoredWords.Unknown word) {
        return newer(database, "this one does not know its word " + word.getMessage(), word);
    }

    private static PmovesException newer(Path database, String how, Throwable cause) {
        return new PmovesException(
                ExitCode.PRECONDITION,
                Problem.error("journal.newer", "the journal was written by a newer pmoves (" + how + ")")
                        .at(new Location(database, 0, 0))
                        .fix("update pmoves, or set PMOVES_STATE_DIR to another folder"),
                cause);
    }

    static PmovesException gone(Path database, boolean replaced) {
        return unwritable(
                database,
                "the journal is gone: its file was " + (replaced ? "replaced" : "removed") + " while it was in use",
                "put the file back, if you moved it",
                new IOException("not the file that was opened"));
    }

    static PmovesException unwritable(Path database, String what, String fix, Throwable cause) {
        return new PmovesException(
                ExitCode.PRECONDITION,
                Problem.error("journal.unwritable", what)
                        .at(new Location(database, 0, 0))
                        .fix(fix),
                cause);
    }

    private static String reason(Exception e) {
        String message = String.valueOf(e.getMessage());
        int detail = message.indexOf('(');
        return detail > 0 ? message.substring(detail + 1).replace(")", "") : message;
    }
}
