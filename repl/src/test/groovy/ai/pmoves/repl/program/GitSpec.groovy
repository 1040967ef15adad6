package ai.pmoves.repl.program

import static ai.pmoves.repl.program.TypedGit.git

import java.nio.file.Files
import java.nio.file.Path
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Timeout

@Timeout(60)
class GitSpec extends Specification {
    @TempDir
    Path folder

    def "what a repository names is not started: no hook, no monitor, nothing that fetches what is missing"() {
        given:
        def origin = Files.createDirectory(folder.resolve('origin'))
        git(origin, 'init', '-q')
        git(origin, 'config', 'uploadpack.allowFilter', 'true')
        Files.writeString(origin.resolve('a'), 'here')
        git(origin, 'add', '.')
        git(origin, 'commit', '-qm', 'one')
        git(folder, 'clone', '-q', '--no-checkout', '--filter=blob:none', "file://$origin", 'clone')
        def clone = folder.resolve('clone')
        def trace = folder.resolve('trace')
        def program = Files.writeString(folder.resolve('program'), "#!/bin/sh\ntouch $trace\n")
        program.toFile().executable = true
        git(clone, 'config', 'remote.origin.uploadpack', program.toString())
        git(clone, 'config', 'core.fsmonitor', program.toString())
        Files.createDirectories(clone.resolve('.git/hooks'))
        Files.copy(program, clone.resolve('.git/hooks/reference-transaction'))
        clone.resolve('.git/hooks/reference-transaction').toFile().executable = true

        when:
        def missing = new Git(clone).objects('cat-file', 'blob', 'HEAD:a')
        def status = new Git(clone).with([:], 'status').get()
        def branch = new Git(clone).with([:], 'branch', 'other').get()

        then:
        missing.isEmpty()
        status.exit() == 0
        branch.exit() == 0
        !Files.exists(trace)
        new String(new Git(origin).objects('cat-file', 'blob', 'HEAD:a').get()) == 'here'
    }
}
