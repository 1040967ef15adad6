package ai.pmoves.audit.internal.shell

import spock.lang.Specification

class ScriptSpec extends Specification {
    /** The commands in brackets that tell how they are nested; a word's text stands for it. */
    static String told(String text) {
        def script = Script.of(text)
        (script.whole() ? '' : 'odd: ') + told(script.statements(), text)
    }

    static String told(Statements statements, String text) {
        statements.links().collect { link ->
            def commands = link.pipeline().commands().collect { told(it, text) }.join(' | ')
            (link.pipeline().negated() ? '! ' : '') + commands + [AND: ' &&', OR: ' ||', BACKGROUND: ' &', SEMICOLON: ';', LINE: ';', NONE: ''][link.then().name()]
        }.join(' ')
    }

    static String told(Command command, String text) {
        def redirections = command.redirections().collect { " ${it.descriptor()}${it.operator()}${it.target()?.unquoted(text)}" }.join('')
        def inner = { Statements it -> told(it, text) }
        def words = { List<Word> it -> it.collect { word -> word.unquoted(text) }.join(' ') }
        def shown = switch (command) {
            case Command.Simple -> words(command.words())
            case Command.Group -> (command.subshell() ? '(' : '{') + inner(command.body()) + (command.subshell() ? ')' : '}')
            case Command.If -> 'if[' + command.branches().collect { inner(it.condition()) + ' => ' + inner(it.body()) }.join(' / ') + ' / ' + inner(command.otherwise()) + ']'
            case Command.Loop -> "loop[${words(command.variables())}:${words(command.words())}:${inner(command.condition())} => ${inner(command.body())}]"
            case Command.Case -> "case[${command.branches().collect(inner).join(' / ')}]"
            case Command.Function -> "${words([command.name()])}()[${inner(command.body())}]"
            case Command.Test -> "test[${words(command.words())}]"
            case Command.Arithmetic -> 'arithmetic'
        }
        shown + redirections
    }

    def '#text is #tree'() {
        expect:
        told(text) == tree

        where:
        text                                                    || tree
        'a b && c || ! d | e; f & g\nh'                         || 'a b && c || ! d | e; f & g; h'
        'a &&\n\n b |\n c'                                      || 'a && b | c'
        'x=1 "a b" \'c\'d >f 2>&1 <<< y'                        || 'x=1 a b cd 1>f 2>&1 0<<<y'
        '(a; b) >f && { c; }'                                   || '(a; b) 1>f && {c;}'
        'if a; then b; elif c\nthen d; else e; fi'              || 'if[a; => b; / c; => d; / e;]'
        'if ! a && b; then c; fi | d'                           || 'if[! a && b; => c; / ] | d'
        'for x in a "b c"; do d; done; e'                       || 'loop[x:a b c: => d;]; e'
        'for ((i=0; i<3; i++)); do a; done'                     || 'loop[:: => a;]'
        'for x do a; done'                                      || 'loop[x:: => a;]'
        'while read -r l; do a; done < <(b)'                    || 'loop[::read -r l; => a;] 0<<(b)'
        'until a; do b; done &'                                 || 'loop[::a; => b;] &'
        'case "$1" in a|"b c") x;; (d) y;;& *) z; esac; w'      || 'case[x / y / z;]; w'
        'case x in\nesac'                                       || 'case[]'
        'f() { a; }; function g { b; }; h () (c)'               || 'f()[a;]; g()[b;]; h()[c]'
        'f() if a; then b; fi'                                  || 'f()[if[a; => b; / ]]'
        '[[ -f a && $b =~ ^(c|d)$ ]] && e'                      || 'test[-f a $b =~ ^ c d $] && e'
        '[[ a ||\n b ]]\nc'                                     || 'test[a b]; c'
        '((i++)) && ((a) | b)'                                  || 'arithmetic && ((a) | b)'
        'echo if then fi { } [[ for'                            || 'echo if then fi { } [[ for'
        '"if" a; \\then'                                        || 'if a; then'
        'a $(b; c) `d`'                                         || 'a $(b; c) `d`'
        ''                                                      || ''
        '# nothing'                                             || ''
        'case studies of it'                                    || 'odd: case studies of it'
        'function of it'                                        || 'odd: function of it'
        'a; fi; b } ) c'                                        || 'odd: a; b } c'
        'if a; then (b; fi; c'                                  || 'odd: if[a; => (b;) / ]; c'
        '(((a'                                                  || 'odd: (((a)))'
        'a || '                                                 || 'odd: a ||'
        'a "b'                                                  || 'odd: a b'
        '&& a'                                                  || 'odd: a'
        '[[ a\nb'                                               || 'odd: test[a] b'
    }

    def 'the commands of generated scripts are found, in their order: seed #seed'() {
        given:
        def random = new Random(seed)

        expect:
        50.times {
            def expected = []
            def text = statements(random, 4, expected)
            def script = Script.of(text)
            assert script.whole()
            assert calls(script.statements(), text) == expected
        }

        where:
        seed << (1..20)
    }

    /** Text of random statements; the words of its simple commands are added to a list. */
    static String statements(Random random, int depth, List<List<String>> words) {
        (0..random.nextInt(3)).collect {
            def inner = { statements(random, depth - 1, words) }
            switch (depth == 0 ? 0 : random.nextInt(11)) {
                case 1 -> "( ${inner()}\n)"
                case 2 -> "{ ${inner()}\n}"
                case 3 -> "if ${inner()}\nthen ${inner()}\nelse ${inner()}\nfi"
                case 4 -> "for x in a 'b c'; do ${inner()}\ndone"
                case 5 -> "while ${inner()}\ndo ${inner()}\ndone"
                case 6 -> "case y in (a) ${inner()}\n;; b|c) ${inner()}\n;; esac"
                case 7 -> "f$depth() {\n${inner()}\n}"
                case 8 -> '"$(' + inner() + '\n)"'
                case 9 -> "cat <<E\n' \" \$( (\nE\n".with { words << ['cat']; it } + inner()
                default -> command(random, words)
            }
        }.join([' && ', ' || ', '; ', '\n', ' & ', ' | ', ' # it\'s (\n'][random.nextInt(7)].with { it })
    }

    static String command(Random random, List<List<String>> words) {
        def written = [['a', 'a'], ["'b c'", 'b c'], ['"d;e"', 'd;e'], ['f\\ g', 'f g'], ['$X', '$X'], ['${Y:-"}"}', '${Y:-"}"}'], ['h#i', 'h#i'], ['"it\'s"', "it's"], ['\\)', ')']]
        def chosen = (0..random.nextInt(4)).collect { written[random.nextInt(written.size())] }
        words << chosen*.get(1)
        chosen*.get(0).join(' ') + ['', ' >/dev/null', ' 2>&1', ' <<< "x y"'][random.nextInt(4)]
    }

    static List<List<String>> calls(Statements statements, String text) {
        statements.links().collectMany { it.pipeline().commands() }.collectMany { command ->
            switch (command) {
                case Command.Simple -> {
                    def nested = command.words().collectMany { it.substitutions() }.collectMany { calls(it.inside(), text) }
                    yield nested ?: [command.words().collect { it.unquoted(text) }]
                }
                case Command.If -> command.branches().collectMany { calls(it.condition(), text) + calls(it.body(), text) } + calls(command.otherwise(), text)
                case Command.Loop -> calls(command.condition(), text) + calls(command.body(), text)
                case Command.Case -> command.branches().collectMany { calls(it, text) }
                default -> calls(command.body(), text)
            }
        }
    }

    def 'nothing that is nested without end, or long, stops it: #what'() {
        expect:
        Script.of(text) != null

        where:
        what                     | text
        'parentheses'            | '(' * 10_000
        'parentheses that close' | '(' * 10_000 + 'a' + ')' * 10_000
        'substitutions'          | '$(' * 10_000
        'quoted substitutions'   | '"$(' * 10_000
        'braces'                 | '${a:-' * 10_000
        'groups'                 | '{ ' * 10_000
        'conditions'             | 'if ' * 10_000
        'loops'                  | 'while a; do ' * 10_000
        'cases'                  | 'case a in b) ' * 10_000
        'functions'              | 'f() ' * 10_000
        'arithmetic'             | '((' * 10_000
        'backticks'              | '`"\\`' * 10_000
        'arrays'                 | 'a=(' * 10_000
        'processes'              | '<(' * 10_000
        'negations'              | '! ' * 10_000
        'closings'               | 'fi } ) ' * 10_000
        'documents'              | '<<A ' * 10_000 + '\n' + 'b\n' * 10_000
        'one line of 2 MB'       | 'docker compose up -d "$X" || true; ' * 60_000
        'one word of 2 MB'       | 'a' * 2_000_000
        'one quote of 2 MB'      | '"' + 'a$b ' * 500_000
        'escapes of 2 MB'        | '\\"' * 1_000_000
    }
}
