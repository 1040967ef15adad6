package ai.pmoves.dsl

import ai.pmoves.kernel.PmovesException
import java.nio.file.Files
import java.nio.file.Path
import java.util.concurrent.TimeUnit
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Timeout

/** Files that would keep a parser busy for hours or exhaust its stack are refused in words, at a place, soon. */
class OversizedRunbooksSpec extends Specification {
    static final int N = 10_000

    @TempDir
    Path folder

    @Timeout(value = 2, unit = TimeUnit.MINUTES)
    def '#what: refused with a place, by lint and by list'() {
        given:
        def file = Files.writeString(folder.resolve('large.groovy'), text)
        def runbooks = new GroovyRunbooks()

        when:
        def told = runbooks.lint(file)

        then:
        told*.code() == [code]
        told[0].where().file() == file
        told[0].where().line() >= 1
        told[0].message().length() < 200

        when:
        runbooks.outline(file)

        then:
        def refused = thrown(PmovesException)
        refused.problems()*.code() == [code]

        where:
        what                     | text                                                            || code
        'brackets'               | inside('def x = ' + '[' * N + ']' * N)                          || 'dsl.too-large'
        'parentheses'            | inside('def x = ' + '(' * N + '1' + ')' * N)                    || 'dsl.too-large'
        'braces'                 | '{' * N + '}' * N                                               || 'dsl.too-large'
        'braces never closed'    | "runbook('x') " + '{' * N                                       || 'dsl.too-large'
        'brackets of all kinds'  | inside('([{' * N + '}])' * N)                                   || 'dsl.too-large'
        'texts in texts'         | inside('def x = ' + '"${' * N + '1' + '}"' * N)                 || 'dsl.too-large'
        'a text without an end'  | inside('def x = """' + '${' * N)                                || 'dsl.too-large'
        'closures'               | inside('def x = ' + '{ -> ' * N + '}' * N)                      || 'dsl.too-large'
        'annotations'            | '@A(b=' * N + ')' * N + ' def x'                                || 'dsl.too-large'
        'a sum'                  | inside('def x = 1' + ' + 1' * N)                                || 'dsl.too-large'
        'a sum over many lines'  | inside('def x = 1' + ' +\n1' * N)                               || 'dsl.too-large'
        'calls'                  | inside("def x = 'a'" + '.trim()' * N)                           || 'dsl.too-large'
        'indexes'                | inside('def x = [1]' + '[0]' * N)                               || 'dsl.too-large'
        'negations'              | inside('def x = ' + '!' * N + 'true')                           || 'dsl.too-large'
        'choices'                | inside('def x = ' + 'true ? 1 : ' * N + '2')                    || 'dsl.too-large'
        'types of types'         | inside('List<' * N + 'String' + '>' * N + ' x')                 || 'dsl.too-large'
        'lambdas'                | inside('def x = ' + '() -> ' * N + '1')                         || 'dsl.too-large'
        'labels'                 | inside('a:' * N + ' 1')                                         || 'dsl.too-large'
        'a list'                 | inside('def x = [' + '1,' * N + '1]')                           || 'dsl.too-large'
        'a map'                  | inside('def x = [' + 'a:1,' * N + 'b:1]')                       || 'dsl.too-large'
        'values in a text'       | inside('def x = "' + '${1}' * N * 2 + '"')                      || 'dsl.too-large'
        'steps'                  | inside("step('a') { action { log 'x' } }\n" * N)                || 'dsl.too-large'
        'otherwise'              | inside('if (true) {} else ' * N + '{}')                         || 'dsl.too-large'
        'signs before a number'  | inside('def x = ' + '- ' * 100 + '1')                           || 'dsl.syntax'
    }

    @Timeout(value = 2, unit = TimeUnit.MINUTES)
    def 'words behind words keep the type checker busy, but not for long'() {
        given:
        def file = Files.writeString(folder.resolve('large.groovy'), inside('a b ' * 200))

        expect:
        with(new GroovyRunbooks().lint(file)) {
            it*.code() == ['dsl.too-large']
            it[0].where().line() == 2
        }
    }

    def 'what is long and simple is read: #what'() {
        given:
        def file = Files.writeString(folder.resolve('long.groovy'), text)

        expect:
        new GroovyRunbooks().lint(file).empty

        where:
        what                    | text
        'a comment'             | inside('// ' + 'x' * 1_000_000)
        'a text'                | inside("def x = '" + 'x' * 1_000_000 + "'")
        'tabs'                  | inside('\t' * 1_000_000)
        'escapes'               | inside("def x = '" + '\\u0041' * N + "'")
        'a byte order mark'     | '\uFEFF' + inside('')
        'blocks'                | inside('if (true) {' * 50 + '}' * 50)
    }

    def 'a name as long as a book is not compared with others'() {
        given:
        def file = Files.writeString(folder.resolve('name.groovy'), inside('x' * 500_000))

        expect:
        new GroovyRunbooks().lint(file)*.code() == ['dsl.unknown-word']
    }

    def 'a control character is named'() {
        given:
        def file = Files.writeString(folder.resolve('nul.groovy'), inside('\u0000'))

        expect:
        with(new GroovyRunbooks().lint(file)) {
            it*.message() == ['a control character stands here: U+0000']
            it[0].where().line() == 2
        }
    }

    def 'too large a file is not read: #size'() {
        given:
        def file = folder.resolve('fifty.groovy')
        new RandomAccessFile(file.toFile(), 'rw').withCloseable { it.setLength(size) }

        expect:
        new GroovyRunbooks().lint(file)*.message()*.contains('at most 1 MiB') == [true]

        where:
        size << [(1 << 20) + 1, 50L << 20, 1L << 40]
    }

    private static String inside(String text) {
        "runbook('x') {\n$text\nstep('one') { action { log 'x' } }\n}\n"
    }
}
