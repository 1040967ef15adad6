package ai.pmoves.audit.internal.invocation

import ai.pmoves.audit.internal.tree.WorkspaceTree
import java.nio.file.Files
import java.nio.file.Path
import spock.lang.Specification
import spock.lang.TempDir

/** What a call of make makes. */
class MakeCallsSpec extends Specification {
    @TempDir
    Path folder

    def 'the targets of #line are #targets'() {
        given:
        Files.writeString(folder.resolve('up.sh'), "$line\n")

        expect:
        Scan.withMake(new WorkspaceTree(folder))*.words()*.drop(1) == [targets]

        where:
        line                            || targets
        'make up'                       || ['up']
        'make -j up'                    || ['up']
        'make up -j'                    || ['up']
        'make -j 4 up'                  || ['up']
        'make -j4 up logs'              || ['up', 'logs']
        'make --jobs up'                || ['up']
        'make -l 2.5 up'                || ['up']
        'make -C sub -f other.mk -j up' || ['up']
    }
}
