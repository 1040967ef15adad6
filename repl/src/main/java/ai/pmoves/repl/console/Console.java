package ai.pmoves.repl.console;

import ai.pmoves.kernel.ExitCode;
import ai.pmoves.kernel.Journal.Run;
import ai.pmoves.kernel.PmovesException;
import ai.pmoves.repl.screen.BrokenPipe;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads lines until there are no more: a colon begins a command, everything else is evaluated. */
public final class Console {
    private static final long MEGABYTE = 1024L * 1024;

    private final Seat seat;
    private final Desk desk;

    public Console(Seat seat, boolean armed) {
        this.seat = seat;
        this.desk = new Desk(seat, armed);
    }

    /**
     * @param run to enter, or null
     * @return OK; where lines came from a pipe and one of them failed, that it failed
     */
    public ExitCode run(@Nullable Run run) {
        desk.enter(run, null);
        CommandTable commands = new CommandTable(desk);
        Completion completion = new Completion(desk, commands.all());
        boolean failed = false;
        try (Lines lines = lines(commands, completion)) {
            while (!desk.left()) {
                String line;
                try {
                    line = lines.next(desk.prompt());
                } catch (Lines.Dropped e) {
                    continue;
                }
                if (line == null) {
                    break;
                }
                seat.fit();
                failed |= !line.isBlank() && !taken(line, commands);
            }
        }
        return failed && !seat.terminal() ? ExitCode.FAILED : ExitCode.OK;
    }

    private Lines lines(CommandTable commands, Completion completion) {
        return seat.terminal()
                ? new TerminalLines(
                        seat.out().screen(),
                        seat.environment(),
                        completion::at,
                        completion::hint,
                        new Highlighting(commands::begins, completion::knows),
                        () -> desk.history().lines(),
                        desk::warm)
                : new PipedLines(seat.in());
    }

    /** A word that is a command is meant as one. */
    private void hint(boolean good, String line, CommandTable commands) {
        if (!good && commands.find(line.split("\\s", 2)[0]).isPresent()) {
            seat.err().line("   commands begin with a colon: :" + line);
        }
    }

    /** Whether it did what it was to do. Whatever goes wrong is told, and the session goes on. */
    private boolean taken(String typed, CommandTable commands) {
        History history = desk.history();
        boolean good = false;
        try {
            String line = desk.meant(typed);
            desk.typed(line);
            if (line.stripLeading().startsWith(":")) {
                good = commands.run(line.strip().substring(1));
            } else {
                good = new Evaluated(seat, desk).run(line);
                hint(good, line.strip(), commands);
            }
        } catch (PmovesException e) {
            seat.err().lines(seat.problems().lines(e.problems()));
        } catch (Interruptible.Stopped e) {
            seat.err().line(e.leftBehind() ? "! it does not stop: left behind" : "stopped");
        } catch (BrokenPipe e) {
            throw e;
        } catch (OutOfMemoryError e) {
            seat.err()
                    .line(seat.err().ink().bad("x") + "  out of memory: this needs more than the "
                            + Runtime.getRuntime().maxMemory() / MEGABYTE + " MB that there are");
            seat.err().line("   -> ask for less of it, or begin with more: PMOVES_HEAP=1g");
        } catch (IOException e) {
            seat.err().lines(seat.problems().lines(OwnFile.failed(e).problems()));
        } catch (Exception | LinkageError | StackOverflowError e) {
            seat.defects().told(e, desk::safe);
        } finally {
            history.add(typed, !good, desk::safe); // by now it is known what in it is secret
        }
        return good;
    }
}
