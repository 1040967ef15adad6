package ai.pmoves.repl.cli

import java.nio.file.Files
import java.nio.file.Path
import java.util.concurrent.TimeUnit
import spock.lang.Specification
import spock.lang.TempDir

/** A stack in another folder, with what a fresh clone lacks: every fix that a plan prints is pasted as it is. */
class PastedFixesSpec extends Specification {
    @TempDir
    Path folder

    def "after every printed fix has been pasted nothing is in the way"() {
        given:
        def clone = Files.createDirectories(folder.resolve('clone'))
        def stack = Files.createDirectories(folder.resolve("the user's stack"))
        def desk = new Desk(clone)
        def file = desk.runbook('look', "    def stack = compose('$stack'.toString())\n    step('one') { action { log stack.name } }".replace("'s stack", "\\'s stack"))
        Files.writeString(stack.resolve('env.shared.example'), 'SHARED=1\n')
        Files.writeString(stack.resolve('compose.yaml'), '''\
            name: home
            services:
              api:
                image: api
                env_file: [env.shared, .env]
                environment:
                  TOKEN: ${TOKEN:?TOKEN not set}
                  SALT: ${SALT:?}
                  MAIL: ${MAIL}
                  SITE: ${SITE}
                ports: ["8090:80"]
              web:
                image: web
                ports: ["8090:80", "127.0.0.1:8091:81"]
            '''.stripIndent())

        when:
        desk.types('plan', file)
        def fixes = desk.output.readLines().findAll { it.startsWith('      fix: ') }*.substring(11)

        then: 'places and commands are as short as can be from here'
        desk.output.contains("x  ../the user's stack/compose.yaml:5:16: The env file env.shared is not there")
        desk.output.contains('5 errors, 1 warning')
        desk.output.readLines()*.size().max() < 200
        !desk.output.contains(folder.toString())
        fixes.contains("sed -i '14s/8090:/8092:/' '../the user'\\''s stack/compose.yaml'")

        when:
        fixes.findAll { !it.startsWith('set those that matter') }.each { fix ->
            def shell = new ProcessBuilder('sh', '-ec', fix).directory(clone.toFile()).inheritIO().start()
            assert shell.waitFor(20, TimeUnit.SECONDS) && shell.exitValue() == 0
        }
        desk.types('plan', file, '--json')

        then: 'but for what has to be edited'
        desk.json().blockers*.severity.unique() == ['warning']
        desk.json().blockers*.code as Set == ['compose.unset-variable', 'preflight.placeholder'] as Set
    }
}
