package ai.pmoves.workspace.toml

import java.nio.file.Path
import spock.lang.Specification
import spock.lang.Timeout

class TomlSpec extends Specification {

    private static Toml.Result read(String text) {
        Toml.read(Path.of('x.toml'), text)
    }

    def 'empty lines and comments move no place: #what'() {
        when:
        def root = read(text).root()

        then:
        root.whereKey('b').line() == line
        root.get('b').value() == value

        where:
        what                     | text                                                 || line | value
        'none'                   | 'a = 1\nb = 2\n'                                     || 2    | 2L
        'comments before'        | '# x\n\n  # y\na = 1\n\nb = 2'                       || 6    | 2L
        'in a list'              | 'a = [\n\n# "\n1,\n]\n\nb = 2'                       || 7    | 2L
        'kept in a text'         | 'b = """\nx\n\n# y\n"""\n'                           || 1    | 'x\n\n# y\n'
        'kept in a literal text' | "a = 1\r\n\r\nb = '''x\\\n\n# y'''\n"                || 3    | 'x\\\n\n# y'
        'quotes in a comment'    | 'a = 1 # """\n\nb = 2'                               || 3    | 2L
        'quotes in a text'       | 'a = "\'\'\' \\" # "\n\nb = 2'                       || 3    | 2L
        'an escaped end'         | 'a = """\\"""\n\n"""\n\nb = 2'                        || 5    | 2L
    }

    def 'an error is at its line of the file'() {
        when:
        def problem = read('# x\n\n\na = 1\n\nb = = 2').problems()[0]

        then:
        problem.where().line() == 6
        problem.where().column() == 5
    }

    @Timeout(60)
    def 'a text of nothing but #what is read, or refused'() {
        expect:
        read(text).problems()*.code().every { it.startsWith('toml.') }

        where:
        what             | text
        'empty lines'    | '\n' * 250_000
        'comments'       | '# x\n' * 60_000
        'blanks'         | ' \n' * 100_000
        'tables'         | (1..20_000).collect { "[a$it]\n" }.join('')
        'open texts'     | '"\n' * 100_000
        'brackets'       | 'a = ' + '[' * 200_000
        'inline tables'  | 'a = ' + '{a=' * 80_000
        'dots'           | 'a' + '.a' * 100_000 + ' = 1'
        'too much'       | 'a = """' + 'x\n' * 2_000_000 + '"""'
    }
}
