package ai.pmoves.repl.cli

import ai.pmoves.docker.Docker
import ai.pmoves.dsl.Admission
import ai.pmoves.dsl.Runbooks
import ai.pmoves.kernel.Runs
import ai.pmoves.kernel.StateDirectory
import ai.pmoves.repl.trust.Trust

/** The house of somebody who trusts what he has written himself. */
class OpenHouse implements House {
    private final House real

    OpenHouse(House real) {
        this.real = real
    }

    @Override
    Admission admission() {
        Admission.ANY
    }

    @Override
    Runbooks runbooks(Admission admission) {
        real.runbooks(admission)
    }

    @Override
    Trust trust() {
        real.trust()
    }

    @Override
    StateDirectory state() {
        real.state()
    }

    @Override
    Runs openRuns() {
        real.openRuns()
    }

    @Override
    Docker engine(String host) {
        real.engine(host)
    }

    @Override
    Docker rehearsal(List<String> faults) {
        real.rehearsal(faults)
    }
}
