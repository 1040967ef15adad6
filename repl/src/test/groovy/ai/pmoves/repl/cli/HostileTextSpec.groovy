package ai.pmoves.repl.cli

import java.nio.file.Files
import java.nio.file.Path
import spock.lang.Specification
import spock.lang.TempDir

/** Nothing that a runbook's author wrote moves the cursor of the one who looks at it. */
class HostileTextSpec extends Specification {
    @TempDir
    Path folder

    def "a word that begins with @ is a word and not a file to print"() {
        given:
        def desk = new Desk(folder)
        def file = folder.resolve('words')
        Files.writeString(file, 'canary')

        expect:
        desk.types(*command, "@$file") == ended
        !(desk.output + desk.talk).contains('canary')

        where:
        command               | ended
        ['plan']              | 2
        ['compose', 'config'] | 5
        []                    | 2
    }

    def "#command prints no control character of names, texts and paths"() {
        given:
        def desk = new Desk(folder)
        def file = folder.resolve('a\u001b[2Jb.groovy')
        Files.writeString(file, '''runbook('fine') {
    about "clear \\u001b[2J\\u001b]0;title\\u0007 and \\r over \\u009b2J \\u202eesrever\\u2066 \\u200f\\u061c"
    params { text 'who', about: "me \\u001b[31m", byDefault: "x\\u001b[1A" }
    step('one') { action { log 'x' } }
}
''')

        when:
        desk.types(*command, *(command == ['list'] ? ['.'] : [file]))
        def shown = desk.output + desk.talk

        then:
        shown.contains('fine') || shown.contains('no mistakes') || shown.contains('fix:')
        shown.chars().noneMatch { it < 32 && it != 10 || it == 127 || it in 0x80..0x9f || it in [0x61c, 0x200e, 0x200f] || it in 0x202a..0x202e || it in 0x2066..0x2069 }

        where:
        command << [['list'], ['explain'], ['lint'], ['plan']]
    }
}
