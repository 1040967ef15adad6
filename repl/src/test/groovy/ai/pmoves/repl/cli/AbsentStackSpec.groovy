package ai.pmoves.repl.cli

import java.nio.file.Files
import java.nio.file.Path
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Timeout

/** A folder that holds no compose file: what lies below it is named, in the words of the command that was typed. */
@Timeout(120)
class AbsentStackSpec extends Specification {
    @TempDir
    Path folder

    Desk desk

    def setup() {
        desk = new Desk(folder)
        desk.home = Path.of('..').toAbsolutePath().normalize()
    }

    void file(String name) {
        Files.createDirectories(folder.resolve(name).parent)
        Files.writeString(folder.resolve(name), 'services: {web: {image: busybox}}\n')
    }

    def "#runbook names the folder below, and the file of another name, as they are typed"() {
        given:
        file('app/compose.yaml')
        file('compose.hub.yml')

        expect:
        desk.types('run', runbook, '-p', "stack=$folder") == 5
        desk.talk.contains("there is no compose.yaml or docker-compose.yml in this folder; below it: compose.hub.yml, app/compose.yaml")
        desk.talk.contains("-p stack=$folder/app or -p files=compose.hub.yml")
        !desk.talk.contains('-f ')

        where:
        runbook << ['audit', 'audit-env', 'preflight', 'inventory', 'bringup', 'teardown']
    }

    def "where nothing lies below, it says so"() {
        expect:
        desk.types('run', 'audit', '-p', "stack=$folder") == 5
        desk.talk.contains('and no compose file below it')
        desk.talk.contains('-p stack=FOLDER')
    }

    def "a runbook that names its folder itself is told the word to write"() {
        given:
        file('my app/compose.yaml')
        desk.runbook('own', "    def stack = compose('.')\n    step('a') { action { show stack.name } }")

        expect:
        desk.types('run', 'own.groovy') == 5
        desk.talk.contains("compose('$folder/my app')")
    }
}
