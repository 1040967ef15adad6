package ai.pmoves.repl.console

import java.nio.file.Files
import java.nio.file.Path
import java.nio.file.attribute.PosixFilePermissions
import spock.lang.Specification
import spock.lang.TempDir

class HistorySpec extends Specification {
    @TempDir
    Path state

    def history() {
        new History(state, 'shop')
    }

    private void adds(String line, boolean failed = false) {
        history().add(line, failed) { it }
    }

    def "a line comes back as it was typed: #line.inspect()"() {
        when:
        adds(line)

        then:
        history().lines()*.text() == [line]

        where:
        line << ["'a\\nb'", "log 'a'\nlog 'b'", "'\\\\n'", 'C:\\new', 'ends with \\', "'\\\\'\n'\\n'", 'grüße', "a\rb"]
    }

    def "what is no file of its own is no history: #what is neither read nor written"() {
        given:
        Files.createDirectories(state.resolve('history'))
        def other = Files.writeString(state.resolve('other'), 'theirs\n')
        def place = state.resolve('history/shop')
        what == 'pipe' ? ['mkfifo', "$place"]*.toString().execute().waitFor() : Files.createSymbolicLink(place, other)

        when:
        adds('1 + 1')

        then:
        history().lines() == []
        Files.readString(other) == 'theirs\n'

        where:
        what << ['pipe', 'link']
    }

    def "how a line ended comes back, too: #line.inspect()"() {
        when:
        adds(line, true)
        adds(line, false)

        then:
        history().lines() == [new History.Line(line, true), new History.Line(line, false)]

        where:
        line << ['stak', 'ends with \\', '\\!', '\\\\!', 'x\\\\']
    }

    def "any text comes back: seed #seed"() {
        given:
        def random = new Random(seed)
        def line = 'x' + (1..40).collect { ['\\', 'n', '\n', 'r', "'", ' ', 'é'][random.nextInt(7)] }.join('')

        when:
        adds(line)

        then:
        history().lines()*.text() == [line]

        where:
        seed << (1..100)
    }

    def "the latest thousand are kept, of a file that stays small, for its owner only"() {
        when:
        (1..6000).each { adds("log '" + 'x' * 200 + "$it'") }
        def file = state.resolve('history/shop')

        then:
        history().lines().last().text().endsWith("6000'")
        history().lines().size() == 1000
        Files.size(file) < 600_000
        PosixFilePermissions.toString(Files.getPosixFilePermissions(file)) == 'rw-------'
        Files.list(file.parent).withCloseable { it.count() } == 1
    }

    def "a line that begins with a blank, is blank, or is longer than anybody types is not kept"() {
        when:
        [' secret', '', '  ', 'x' * 20_000].each { adds(it) }

        then:
        history().lines() == []
    }

    def "a file with a line that nobody can have typed is read at its end only"() {
        given:
        Files.createDirectories(state.resolve('history'))
        Files.writeString(state.resolve('history/shop'), 'é' * 3_000_000 + '\nlast\n')

        expect:
        history().lines()*.text() == ['last']
    }

    def "the first of a map, what three quotes enclose, and names in camel case are hidden as well: #line"() {
        given:
        def history = new History(state, 'shop')

        when:
        history.add(line, false) { it }

        then:
        !history.lines()[0].text().contains('Canary')

        where:
        line << ["def m = [password: 'Canary-One-1']", 'def x = [token: "Canary-One-1"]', "def apiKey = \'\'\'Canary-One-1\'\'\'",
                 "def dbPass = 'Canary-One-1'", "sh 'PGPASSWORD=Canary-One-1 psql'", "sh 'curl -u a:Canary-One-1 http://h'"]
    }
}
