package ai.pmoves.repl.cli

import java.nio.file.Files
import java.nio.file.Path
import spock.lang.Specification
import spock.lang.TempDir

/** Nothing that a runbook's author wrote moves the cursor of the one who looks at it. */
class HostileTextSpec extends Specification {
    @TempDir
    Path folder

    def "#command prints no control character of names, texts and paths"() {
        given:
        def desk = new Desk(folder)
        def file = folder.resolve('a\u001b[2Jb.groovy')
        Files.writeString(file, '''runbook('fine') {
    about "clear \\u001b[2J\\u001b]0;title\\u0007 and \\r over"
    params { text 'who', about: "me \\u001b[31m", byDefault: "x\\u001b[1A" }
    step('one') { action { log 'x' } }
}
''')

        when:
        desk.types(*command, *(command == ['list'] ? ['.'] : [file]))
        def shown = desk.output + desk.talk

        then:
        shown.contains('fine') || shown.contains('no mistakes') || shown.contains('fix:')
        shown.chars().noneMatch { it < 32 && it != 10 || it == 127 }

        where:
        command << [['list'], ['explain'], ['lint'], ['plan']]
    }
}
