package ai.pmoves.repl.cli

import static ai.pmoves.repl.program.TypedGit.git

import ai.pmoves.docker.testing.RealEngine
import java.nio.file.Files
import java.nio.file.Path
import spock.lang.AutoCleanup
import spock.lang.Requires
import spock.lang.Shared
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Timeout

/** What a person does when a bring-up has met a taken port: enter the run, see who has it, edit the step, retry, keep the edit. */
@Requires({ RealEngine.available() })
@Timeout(180)
class ReplJourneySpec extends Specification {
    @Shared
    @AutoCleanup
    def engine = RealEngine.start()
    @TempDir
    Path folder

    def "from a failed run to a green one, and the edit to a branch, without running again what was done"() {
        given: "a port that somebody else has"
        def taken = new ServerSocket(0)
        def free = new ServerSocket(0).withCloseable { it.localPort }
        def desk = new Desk(folder, [DOCKER_HOST: engine.host(), EDITOR: "sed -i s/web-a/web-b/", GIT_AUTHOR_NAME: 'x'])
        Files.writeString(folder.resolve('compose.yaml'), """
name: journey
services:
  db: {image: busybox, command: [sleep, "600"], init: true}
  web-a: {image: busybox, command: [httpd, -f, -p, "80"], init: true, ports: ["$taken.localPort:80"]}
  web-b: {image: busybox, command: [httpd, -f, -p, "80"], init: true, ports: ["$free:80"]}
""")
        def file = desk.runbook('up', """
    def stack = compose('$folder')
    step('db') {
        effect idempotent
        action { sh 'echo db >> $folder/done'; stack.networks.each { docker.ensure(it) }; docker.start(stack.service('db')).untilReady(within: 1.minute) }
    }
    step('web') {
        needs 'db'
        effect idempotent
        action { docker.start(stack.service('web-a')).untilReady(within: 1.minute) }
    }
    step('smoke') { needs 'web'; effect pure; action { show 'it is up' } }""")
        git(folder, 'init', '-q')
        git(folder, 'add', 'up.groovy', 'compose.yaml')
        git(folder, 'commit', '-q', '-m', 'up')
        git(folder, 'config', 'user.name', 'x')
        git(folder, 'config', 'user.email', 'x@x')

        when:
        def failed = desk.types('run', file, '--yes')
        def run = desk.lastRun()
        def typed = ["ports.who($taken.localPort)", ':edit', ':retry', ':services', ':promote to branch fix/port']
        desk.input = new ByteArrayInputStream((typed.join('\n') + '\n').bytes)
        def code = desk.types('repl', run)

        then:
        failed == 1
        code == 0
        desk.talk.contains("x  up failed at step 2/3 'web'")
        desk.talk.contains('is taken by')
        desk.output =~ /(?m)^$taken.localPort +tcp .*pid/
        desk.output.contains("+        action { docker.start(stack.service('web-b'))")
        desk.output.contains('it is up')
        desk.output =~ /(?m)^web-b +journey-web-b-1 +running/
        desk.talk.contains('up on journey succeeded')
        desk.lastRun() == run
        Files.readAllLines(folder.resolve('done')) == ['db']

        and:
        git(folder, 'log', '--format=%s', 'fix/port').readLines()[0].contains(run)
        git(folder, 'diff', '--name-only', 'HEAD', 'fix/port').readLines() == ['up.groovy']
        git(folder, 'rev-parse', '--abbrev-ref', 'HEAD') != 'fix/port'

        cleanup:
        taken.close()
        desk.types('undo', run, '--yes')
    }
}
