package ai.pmoves.audit.internal.tree

import java.nio.file.Path
import spock.lang.Specification

/** Every rule takes the same files for scripts. */
class KindsSpec extends Specification {
    def '#name is #kind'() {
        given:
        def file = Path.of('/srv/tree', name)
        def kinds = [shell: Kinds.isShell(file), powershell: Kinds.isPowerShell(file), make: Kinds.isMake(file), code: Kinds.isCode(file)]

        expect:
        kinds.findAll { it.value }.keySet().toList() == (kind == 'none' ? [] : [kind])
        Kinds.isScript(file) == (kind in ['shell', 'powershell', 'make'])

        where:
        name              || kind
        'up.sh'           || 'shell'
        'up.zsh'          || 'shell'
        '.envrc'          || 'shell'
        'Up.PS1'          || 'powershell'
        'lib.psm1'        || 'powershell'
        'Makefile'        || 'make'
        'GNUmakefile'     || 'make'
        'Makefile.common' || 'make'
        'rules.mk'        || 'make'
        'Makefile.md'     || 'none'
        'up.py'           || 'code'
        'up.mjs'          || 'code'
        'notes.txt'       || 'none'
        'push'            || 'none'
    }
}
