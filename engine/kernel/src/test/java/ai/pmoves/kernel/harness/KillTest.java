package ai.pmoves.kernel.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The short form of what {@code bench/run kills} does at length. */
class KillTest {
    @Test
    void killedRunsLoseNothingAndDoNothingTwice(@TempDir Path folder) throws Exception {
        KillTally tally = new KillTally();
        tally.kill(20, 42, folder);
        assertEquals(0, tally.lost, "acknowledged results lost\n" + tally.table());
        assertEquals(0, tally.doneTwice, "once steps done twice\n" + tally.table());
        assertEquals(0, tally.leftBehind, "steps not taken back\n" + tally.table());
        assertEquals(0, tally.corrupt, "corrupt journals\n" + tally.table());
        assertEquals(0, tally.unfinished, "runs that did not finish\n" + tally.table());
    }
}
