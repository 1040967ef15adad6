package ai.pmoves.repl.cli

import ai.pmoves.repl.screen.Out
import ai.pmoves.repl.screen.Screen
import java.nio.file.Files
import java.nio.file.Path
import java.time.Clock

/** Somebody who types commands in an own folder, with an own state folder, and reads what comes back. */
class Desk {
    final Path folder
    final Map<String, String> environment
    Screen screen = Screen.PLAIN
    String typed = 'pmoves'
    House house
    Path home
    Clock clock = Clock.systemUTC()
    InputStream input = InputStream.nullInputStream()
    boolean inputIsTerminal = false
    ByteArrayOutputStream out = new ByteArrayOutputStream()
    ByteArrayOutputStream err = new ByteArrayOutputStream()

    Desk(Path folder, Map<String, String> more = [:]) {
        this.folder = folder
        environment = [PMOVES_STATE_DIR: folder.resolve('state').toString(), PATH: System.getenv('PATH'),
                       HOME: folder.toString(), DOCKER_HOST: "unix://$folder/no.sock".toString()] + more
        house = new OpenHouse(new LiveHouse(environment))
    }

    Path runbook(String name, String steps) {
        def file = folder.resolve("${name}.groovy")
        Files.writeString(file, "runbook('$name') {\n    about 'a test'\n$steps\n}\n")
        file
    }

    int types(Object... words) {
        out.reset()
        err.reset()
        new Cli(invocation()).run(words*.toString() as String[])
    }

    /** Opens a console, with lines from a pipe. */
    int says(List<String> words, String... lines) {
        input = new ByteArrayInputStream((lines.join('\n') + '\n').getBytes('UTF-8'))
        types('repl', *words)
    }

    Invocation invocation() {
        new Invocation(typed, environment, folder, input, inputIsTerminal, new Out(out, screen), new Out(err, screen),
                clock, house, home)
    }

    String getOutput() {
        out.toString('UTF-8')
    }

    String getTalk() {
        err.toString('UTF-8')
    }

    Map json() {
        new com.fasterxml.jackson.databind.ObjectMapper().readValue(output, Map)
    }

    List<Map> jsonLines() {
        output.readLines().collect { new com.fasterxml.jackson.databind.ObjectMapper().readValue(it, Map) }
    }

    String lastRun() {
        types('runs', '--json')
        json().runs[0].run
    }
}
