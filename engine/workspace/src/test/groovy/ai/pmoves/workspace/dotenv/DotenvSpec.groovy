package ai.pmoves.workspace.dotenv

import ai.pmoves.workspace.template.Variables
import java.nio.file.Path
import spock.lang.Specification

class DotenvSpec extends Specification {
    static EnvFile parse(String text) {
        Dotenv.parse(text, Path.of('app.env'), Variables.of([OUTER: 'o', SHARED: 'outer']))
    }

    def 'reads #text'() {
        expect:
        with(parse(text)) {
            problems() == []
            values() == expected
        }

        where:
        text                              | expected
        ''                                | [:]
        '# only a comment'                | [:]
        'A=1'                             | [A: '1']
        'A=1\nB=2'                        | [A: '1', B: '2']
        'A=1\r\nB=2\r\n'                  | [A: '1', B: '2']
        '\uFEFFA=1'                       | [A: '1']
        '\n\n  A=1'                       | [A: '1']
        'A = 1'                           | [A: '1']
        'A: 1'                            | [A: '1']
        'export A=1'                      | [A: '1']
        'export   A=1'                    | [A: '1']
        'exported=1'                      | [exported: '1']
        'A='                              | [A: '']
        'A=1 # note'                      | [A: '1']
        'A=1# no note'                    | [A: '1# no note']
        'A=#x'                            | [A: '#x']
        'A=a b  '                         | [A: 'a b']
        'A=a=b'                           | [A: 'a=b']
        "A='x y'"                         | [A: 'x y']
        "A='\$OUTER'"                     | [A: '$OUTER']
        'A="x # y"'                       | [A: 'x # y']
        'A="x" # note'                    | [A: 'x']
        'A="line\nbreak"'                 | [A: 'line\nbreak']
        "A='line\nbreak'\nB=2"            | [A: 'line\nbreak', B: '2']
        'A="tab\\tx"'                     | [A: 'tab\tx']
        'A="nl\\nx"'                      | [A: 'nl\nx']
        'A="quote\\"x"'                   | [A: 'quote"x']
        'A="back\\\\x"'                   | [A: 'back\\x']
        'A="\\$OUTER"'                    | [A: '$OUTER']
        "A='tab\\tx'"                     | [A: 'tab\\tx']
        'A=tab\\tx'                       | [A: 'tab\\tx']
        'A="\\0123"'                      | [A: 'S']
        'A=$OUTER'                        | [A: 'o']
        'A=${OUTER}x'                     | [A: 'ox']
        'A=$$OUTER'                       | [A: '$OUTER']
        'A="${OUTER}"'                    | [A: 'o']
        'A=1\nB=${A}2'                    | [A: '1', B: '12']
        'SHARED=inner\nB=$SHARED'         | [SHARED: 'inner', B: 'outer']
        'A=${NOPE:-d}'                    | [A: 'd']
        'A=1\nA=2'                        | [A: '2']
        'OUTER'                           | [OUTER: 'o']
        'OUTER\nA=1'                      | [OUTER: 'o', A: '1']
        'NOPE\nA=1'                       | [A: '1']
        'a.b-c_d=1'                       | ['a.b-c_d': '1']
        'A[0]=1'                          | ['A[0]': '1']
        'A=é'                             | [A: 'é']
        '#c\nA=1\n#d\n'                   | [A: '1']
        '1A=x'                            | ['1A': 'x']
    }

    def '#text fails at #line:#column'() {
        when:
        def file = parse(text)

        then:
        file.problems().size() == 1
        file.problems()[0].where().line() == line
        file.problems()[0].where().column() == column
        file.problems()[0].message().contains(message)

        where:
        text              | line | column | message
        'A=1\nB C=2'      | 2    | 1      | 'key cannot contain a space'
        'A=1\n\n!x=2'     | 3    | 1      | 'unexpected character "!" in variable name'
        'ab%c=1'          | 1    | 3      | 'unexpected character "%" in variable name'
        'A="open\nB=2'    | 1    | 3      | 'unterminated quoted value'
        "A=1\nB='open"    | 2    | 3      | 'unterminated quoted value'
        'A=${OUTER!}'     | 1    | 1      | 'A: invalid interpolation format'
        'A=1\nB=${X:?no}' | 2    | 1      | 'required variable X is missing a value: no'
    }

    def 'a syntax error never shows the value'() {
        expect:
        !parse('my key!=hunter2').problems()[0].toString().contains('hunter2')
        !parse('A="hunter2').problems()[0].toString().contains('hunter2')
        !parse('A=${hunter2!}').problems()[0].toString().contains('hunter2')
    }

    def 'raw lines are taken word for word: #text'() {
        expect:
        Dotenv.parseRaw(text, Path.of('raw.env'), Variables.of([OUTER: 'o'])).values() == expected

        where:
        text                | expected
        'A=$OUTER'          | [A: '$OUTER']
        'A="x"'             | [A: '"x"']
        'A=1 # note'        | [A: '1 # note']
        '# note\nA=1'       | [A: '1']
        'OUTER'             | [OUTER: 'o']
        'NOPE'              | [:]
        ' A=1'              | [A: '1']
    }

    def 'entries know where they are written'() {
        expect:
        parse('A=1\n\n  B=2').entries()*.line() == [1, 3]
        parse('A=1\n\n  B=2').entries()*.column() == [1, 3]
    }

    def 'values that grow from one another are cut, and the variable is named: #what'() {
        when:
        def file = parse(text)
        def first = file.problems()[0]
        def length = file.values().values()*.length().sum()

        then:
        first.where().line() == line
        first.message().contains("too long with the value of $name ")
        length < 6 << 20

        where:
        what              | text                                                                                    | line | name
        'doubling'        | 'A0=0123456789\n' + (1..60).collect { "A$it=\${A${it - 1}}\${A${it - 1}}" }.join('\n')    | 18   | 'A16'
        'one named often' | "L=${'x' * 100_000}\nA=${'$L' * 1000}"                                                  | 2    | 'L'
        'long ones'       | "L=${'x' * 1_000_000}\n" + (1..1000).collect { "A$it=\$L" }.join('\n')                  | 6    | 'L'
        'a default'       | "L=${'x' * 1_000_000}\nA=\${N:-\$L\${N:-\$L}}"                                          | 2    | 'N'
    }
}
