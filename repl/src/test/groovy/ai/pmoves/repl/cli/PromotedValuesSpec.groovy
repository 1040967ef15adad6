package ai.pmoves.repl.cli

import java.nio.file.Files
import java.nio.file.Path
import spock.lang.Specification
import spock.lang.TempDir

class PromotedValuesSpec extends Specification {
    @TempDir
    Path folder

    private Desk desk

    def setup() {
        desk = new Desk(folder)
    }

    private String made() {
        def file = folder.resolve('made.groovy')
        Files.exists(file) ? Files.readString(file) : ''
    }

    private void promotes(String... lines) {
        desk.says(['--write'], *lines, ':promote made.groovy')
    }

    private List<String> does() {
        Files.deleteIfExists(folder.resolve('log'))
        desk.types('run', folder.resolve('made.groovy'), '--yes')
        Files.readAllLines(folder.resolve('log'))
    }

    def "a step does with the values that the line acted with: #lines"() {
        when:
        promotes(*lines.collect { it.replace('LOG', "echo \"\$1\" >> $folder/log") })

        then:
        made().contains(said)
        does() == did

        where:
        lines                                                                     | said                           || did
        ["def x = 'staging'", "x = 'prod'", "sh 'LOG', x"]                        | "text 'x', byDefault: 'prod'"  || ['prod']
        ["def t = 'one'", "sh 'LOG', t", "def t = 'two'", "sh 'LOG', t"]          | "def t = 'one'"                || ['one', 'two']
        ["def l = []", "l << 'one'", "sh 'LOG', l[0]"]                            | "def l = ['one']"              || ['one']
        ["def a = 'x'", "def b = a + '1'", "a = 'z'", "sh 'LOG', b"]              | "def b = 'x1'"                 || ['x1']
        ["def a = 'x'", "def b = a + '1'", "sh 'LOG', b"]                         | "text 'a', byDefault: 'x'"     || ['x1']
    }

    def "what a line made while it acted is no value that a runbook could say"() {
        when:
        promotes("def out = sh('echo one')", 'sh \'true\', "$out"')

        then:
        made() == ''
        desk.talk.contains("line 2 uses 'out', which line 1 made while it acted")
    }

    def "what looks like a secret is refused with the line's number: #lines"() {
        when:
        promotes(*lines)

        then:
        !made().contains('Canary')
        desk.talk.contains('has a secret in its text')

        where:
        lines << [
                ["def m = [password: 'Canary-One-1']", "sh 'true', m.password"],
                ["def url = 'postgres://bob:Canary-One-1@db'", "sh 'true', url"],
                ["sh 'DB_PASSWORD=Canary-One-1 true'"],
                ["sh 'echo \"Authorization: Bearer Canary-One-1\"'"]]
    }

    def "it is about the stack of the run that was entered, wherever one stands"() {
        given:
        def shop = Files.createDirectories(folder.resolve('shop'))
        Files.writeString(folder.resolve('compose.yaml'), 'name: here\nservices: {api: {image: busybox}}\n')
        Files.writeString(shop.resolve('other.yaml'), 'name: shop\nservices: {api: {image: busybox}}\n')
        desk.types('run', desk.runbook('up', "    def stack = compose('$shop', files: ['other.yaml'])\n    step('a') { effect idempotent; action { sh 'false' } }"))

        when:
        desk.says([desk.lastRun(), '--write'], "sh 'echo \"\$1\"', stack.name", ':promote made.groovy')

        then:
        made().contains("def stack = compose('shop', files: ['other.yaml'])")
    }

    def "nothing is written where it cannot be all of what was asked for: #typed"() {
        given:
        Files.createSymbolicLink(folder.resolve('link.groovy'), folder.resolve('elsewhere'))

        when:
        desk.says(['--write'], "sh 'true'", ":promote $typed")

        then:
        desk.talk.contains(words)
        !Files.exists(folder.resolve('elsewhere'))
        made() == ''

        where:
        typed                          || words
        'link.groovy'                  || 'is there already'
        'made.groovy to branch -D'     || "'-D' is no name of a branch"
        'made.groovy to branch ../x'   || "'../x' is no name of a branch"
        'made.groovy 1-99999999999'    || "'1-99999999999' are no lines"
        'nodir/x.groovy'               || 'there is no folder'
    }
}
