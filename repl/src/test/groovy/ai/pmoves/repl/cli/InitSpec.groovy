package ai.pmoves.repl.cli

import java.nio.file.Files
import java.nio.file.Path
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Timeout

/** From an empty folder to a green runbook with a green specification, and nothing that was there is lost. */
@Timeout(120)
class InitSpec extends Specification {
    @TempDir
    Path folder

    Desk desk

    def setup() {
        desk = new Desk(folder)
        desk.house = new LiveHouse(desk.environment)
    }

    def "init, run, test: what it says to type next works, and asks nothing"() {
        expect:
        desk.types('init') == 0
        desk.output.readLines().findAll { it.startsWith('ok') }.size() == 3
        def next = desk.output.readLines().dropWhile { it != 'next:' }.drop(1)*.strip()
        next == ['pmoves plan hello', 'pmoves run hello', 'pmoves test']
        next.every { line -> desk.types(*line.split(' ').drop(1)) == 0 }
        desk.output.contains('HelloSpec  it greets before it reads')
        desk.talk.contains('2 passed')

        and: 'the second run has nothing to do, another greeting has'
        desk.types('run', 'hello', '--detailed-exitcode') == 3 // it reads again
        desk.types('run', 'hello', '-p', 'name=you') == 0
        desk.output.contains('Hello, you!')
        desk.types('lint') == 0
    }

    def "the commands at the head of what it wrote do what they say"() {
        given:
        desk.types('init')
        def head = Files.readAllLines(folder.resolve('runbooks/hello.groovy')).takeWhile { it.startsWith('//') }
        def commands = head.findAll { it.contains('pmoves ') }.collect { (it =~ /pmoves (\S+(?: \S+)*)/)[0][1].split(' ') }

        expect:
        commands*.first() == ['plan', 'run', 'run', 'undo']
        commands.every { desk.types(*it, *(it[0] == 'undo' ? ['--yes'] : [])) == 0 }
    }

    def "nothing is overwritten, and what was there is not trusted for it"() {
        given:
        Files.createDirectories(folder.resolve('shop/runbooks'))
        def mine = folder.resolve('shop/runbooks/hello.groovy')
        Files.writeString(mine, "runbook('hello') { step('x') { action { log 'mine' } } }")

        expect:
        desk.types('init', 'shop') == 0
        desk.output.contains('kept shop/runbooks/hello.groovy')
        desk.output.contains('cd shop')
        Files.readString(mine).contains('mine')
        desk.types('run', mine) == 4
    }

    def "--from writes a runbook for a stack, with a specification that is green: in a #where"() {
        given:
        def home = Files.createDirectories(folder.resolve('deep/shop'))
        if (where == 'clone') {
            Files.createDirectory(folder.resolve('.git'))
        }
        Files.writeString(home.resolve('stack.yml'), 'name: shop\nservices:\n  db: {image: "db:1", volumes: ["rows:/rows"]}\n  api: {image: "api:1", depends_on: [db]}\nvolumes: {rows: {}}\n')
        def there = new Desk(home)
        there.house = new LiveHouse(there.environment)

        expect:
        there.types('init', '--from', 'stack.yml') == 0
        there.types('plan', 'up', '--rehearse') == 0
        there.output =~ /services\n.*api .*\n.*db /
        there.types('test') == 0
        there.talk.contains('2 passed')
        there.types('run', 'up', '--rehearse') == 0

        where:
        where << ['folder', 'clone']
    }

    def "--from a file that is none says so: #name"() {
        given:
        Files.writeString(folder.resolve('bad.yaml'), 'services: {a: {imagee: b}}\n')

        expect:
        desk.types('init', '--from', name) == 2
        desk.talk.contains(word)
        !Files.exists(folder.resolve('runbooks'))

        where:
        name        || word
        'none.yaml' || 'no compose file none.yaml'
        'bad.yaml'  || 'imagee'
    }
}
