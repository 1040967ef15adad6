package ai.pmoves.audit.internal.shell

import spock.lang.Specification

class LexerSpec extends Specification {
    static List<Token> tokens(String text) {
        def lexer = new Lexer(new Cursor(text))
        def tokens = []
        for (def token = lexer.next(); token.kind() != Token.Kind.END; token = lexer.next()) {
            assert token.end() > token.start()
            tokens << token
        }
        tokens
    }

    /** The text again, from the parts of the words and the rest of the tokens: a gap or an overlap shows. */
    static String printed(String text) {
        def out = new StringBuilder()
        tokens(text).each { token ->
            assert token.start() == out.length()
            token.word() == null ? out.append(text, token.start(), token.end()) : print(token.word().parts(), text, out)
            assert token.end() == out.length()
        }
        out
    }

    static void print(List<Part> parts, String text, StringBuilder out) {
        parts.each { part ->
            assert part.start() == out.length()
            if (part instanceof Part.DoubleQuoted || (part instanceof Part.Parameter && part.parts())) {
                def inside = part.parts()
                out.append(text, part.start(), inside ? inside[0].start() : part.end())
                print(inside, text, out)
                out.append(text, out.length(), part.end())
            } else {
                out.append(text, part.start(), part.end())
            }
        }
    }

    def '#text is #found'() {
        expect:
        tokens(text).findAll { it.kind() != Token.Kind.BLANK }.collect { token ->
            def shown = text.substring(token.start(), token.end())
            token.kind() == Token.Kind.WORD ? shown : "${token.kind().name().toLowerCase()}:$shown".toString()
        } == found

        where:
        text                          || found
        'a b;c'                       || ['a', 'b', 'operator:;', 'c']
        'a&&b||c|&d&'                 || ['a', 'operator:&&', 'b', 'operator:||', 'c', 'operator:|&', 'd', 'operator:&']
        'a 2>&1 >>f &>g 10<h'         || ['a', 'descriptor:2', 'redirection:>&', '1', 'redirection:>>', 'f', 'redirection:&>', 'g', 'descriptor:10', 'redirection:<', 'h']
        'a2>f'                        || ['a2', 'redirection:>', 'f']
        'a#b #c d\ne'                 || ['a#b', 'comment:#c d', 'newline:\n', 'e']
        'cat <<E x\n1\n E\ny'         || ['cat', 'redirection:<<', 'E', 'x', 'newline:\n', 'document:1\n E\n', 'y']
        "cat <<'E' <<-F\n1\nE\n\tF\n" || ['cat', 'redirection:<<', "'E'", 'redirection:<<-', 'F', 'newline:\n', 'document:1\nE\n', 'document:\tF\n']
        'cat <<E\nnever'              || ['cat', 'redirection:<<', 'E', 'newline:\n', 'document:never']
        'a=(b "c d") x'               || ['a=(b "c d")', 'x']
        'diff <(a | b) >(c)'          || ['diff', '<(a | b)', '>(c)']
        'x$(a ")" `b` ${c:-")"})y z'  || ['x$(a ")" `b` ${c:-")"})y', 'z']
        '$(case x in a) b;; esac) c'  || ['$(case x in a) b;; esac)', 'c']
        '$(a # it)\n) b'              || ['$(a # it)\n)', 'b']
        '$((1 + (2))) $((a) | b)'     || ['$((1 + (2)))', '$((a) | b)']
        "\$'a\\'b' \"it's\" 'a\"b'"   || ["\$'a\\'b'", "\"it's\"", "'a\"b'"]
        '"${x:-it\'s}" y'             || ['"${x:-it\'s}"', 'y']
        'a\\\nb c\\ d \\\n e'         || ['a\\\nb', 'c\\ d', 'e']
        'a \r\n b'                    || ['a', 'newline:\n', 'b']
        '"open'                       || ['"open']
    }

    def 'what is cut is the text again: seed #seed'() {
        given:
        def random = new Random(seed)
        def pieces = ['a', 'docker compose', ' ', ' ', '\n', '\t', '\r\n', ';', '&', '|', '(', ')', '<', '>', '<<E', '<<-', '\nE\n', "'", '"', '`',
                      '$', '$(', '$((', '))', '${', '}', '{', '#', '\\', '\\\n', '=', 'x=(', '[[', ']]', 'if', 'then', 'fi', 'do', 'done', 'for',
                      'in', 'case', 'esac', ';;', 'f()', '2>', '!', '\u0000', '\ud83d', 'ü', '\uFFFF']

        expect:
        200.times {
            def text = (0..<random.nextInt(60)).collect { pieces[random.nextInt(pieces.size())] }.join('')
            assert printed(text) == text
            inside(Script.of(text).statements(), 0, text.length())
        }

        where:
        seed << (1..20)
    }

    def 'random characters are cut too: seed #seed'() {
        given:
        def random = new Random(seed)

        expect:
        50.times {
            def text = new String((0..<random.nextInt(500)).collect { (byte) random.nextInt(256) } as byte[], 'ISO-8859-1')
            assert printed(text) == text
            inside(Script.of(text).statements(), 0, text.length())
        }

        where:
        seed << (1..10)
    }

    /** Every part of the tree lies in the one that it is a part of, and after the one before it. */
    static void inside(Statements statements, int from, int to) {
        int at = from
        statements.links().each { link ->
            link.pipeline().commands().each { command ->
                assert command.start() >= at && command.end() >= command.start() && command.end() <= to
                if (command instanceof Command.Simple) {
                    command.words().each { word -> within(word, command.start(), command.end()) }
                } else if (command instanceof Command.Group) {
                    inside(command.body(), command.start(), command.end())
                }
                at = command.end()
            }
        }
    }

    static void within(Word word, int from, int to) {
        assert word.start() >= from && word.end() <= to
        word.substitutions().each { inside(it.inside(), it.start(), it.end()) }
    }
}
