package ai.pmoves.workspace.template

import spock.lang.Specification
import spock.lang.Timeout

class TemplateSpec extends Specification {
    static final VALUES = [FOO: 'first', BAR: '', NUM: '1', UNDER_SCORE: 'u', lower: 'l']

    List<TemplateProblem> problems = []
    Template template = new Template(Variables.of(VALUES), problems::add)

    def '#text becomes #expected'() {
        expect:
        template.substitute(text) == expected
        problems.every { it.kind() == TemplateProblem.Kind.UNSET }

        where:
        text                         | expected
        'no variable'                | 'no variable'
        ''                           | ''
        '$FOO'                       | 'first'
        '${FOO}'                     | 'first'
        '$lower'                     | 'l'
        '${UNDER_SCORE}'             | 'u'
        'a $FOO b'                   | 'a first b'
        '$FOO$FOO'                   | 'firstfirst'
        '${FOO}${FOO}'               | 'firstfirst'
        '$FOO-bar'                   | 'first-bar'
        '$FOO:-bar'                  | 'first:-bar'
        '$NOPE'                      | ''
        '${NOPE}'                    | ''
        'x${NOPE}y'                  | 'xy'
        '$$'                         | '$'
        '$$FOO'                      | '$FOO'
        '$${FOO}'                    | '${FOO}'
        '$$$FOO'                     | '$first'
        '$$$$'                       | '$$'
        'a $ b'                      | 'a $ b'
        '^re$'                       | '^re$'
        '$1'                         | '$1'
        '$}'                         | '$}'
        '$-x'                        | '$-x'
        '$ FOO'                      | '$ FOO'
        '${FOO:-d}'                  | 'first'
        '${BAR:-d}'                  | 'd'
        '${NOPE:-d}'                 | 'd'
        '${FOO-d}'                   | 'first'
        '${BAR-d}'                   | ''
        '${NOPE-d}'                  | 'd'
        '${NOPE:-}'                  | ''
        '${NOPE-}'                   | ''
        '${FOO:+r}'                  | 'r'
        '${BAR:+r}'                  | ''
        '${NOPE:+r}'                 | ''
        '${FOO+r}'                   | 'r'
        '${BAR+r}'                   | 'r'
        '${NOPE+r}'                  | ''
        '${FOO:?m}'                  | 'first'
        '${FOO?m}'                   | 'first'
        '${BAR?m}'                   | ''
        '${NOPE:-${FOO}}'            | 'first'
        '${NOPE:-$FOO}'              | 'first'
        '${NOPE:-${NADA:-deep}}'     | 'deep'
        '${NOPE:-${NADA:-${X:-z}}}'  | 'z'
        '${NOPE:-a${FOO}b}'          | 'afirstb'
        '${FOO:+${NUM}}'             | '1'
        '${FOO:+${NOPE:-x}}'         | 'x'
        '${NOPE-a?b}'                | 'a?b'
        '${NOPE:-a:-b}'              | 'a:-b'
        '${NOPE:-a-b}'               | 'a-b'
        '${NOPE:-a+b}'               | 'a+b'
        '${NOPE-:-b}'                | ':-b'
        '${NOPE:-{"a":1}}'           | '{"a":1}'
        '${NOPE:-{a}'                | '{a'
        '${NOPE:-x}y${FOO}'          | 'xyfirst'
        '${FOO}:${NOPE:-z}/${NUM}'   | 'first:z/1'
        '${NOPE:-http://h:80/p}'     | 'http://h:80/p'
        '${NOPE:-a b (c); d}'        | 'a b (c); d'
        '${NOPE:-**}'                | '**'
        '${NOPE:-/a/b}:/c'           | '/a/b:/c'
        '${NOPE:-$$x}'               | '$x'
        "\${NOPE:-a}\n\${FOO}"       | "a\nfirst"
        'ä${FOO}€'                   | 'äfirst€'
    }

    def '#text is not a template'() {
        when:
        template.substitute(text)

        then:
        problems*.kind() == [TemplateProblem.Kind.INVALID]
        problems[0].detail() == text

        where:
        text << ['${', '${}', '${ }', '${ FOO}', '${FOO }', '${FOO!}', '${1}', '${-x}', '${FOO', '${FOO:-x', "\${FOO:-a\nb}", 'a ${$FOO}']
    }

    def '#text demands #variable'() {
        when:
        def result = template.substitute(text)

        then:
        result == ''
        problems*.kind() == [TemplateProblem.Kind.REQUIRED]
        problems[0].variable() == variable
        problems[0].message() == message
        problems[0].piece() == text

        where:
        text                | variable | message
        '${NOPE:?}'         | 'NOPE'   | 'required variable NOPE is missing a value'
        '${NOPE?}'          | 'NOPE'   | 'required variable NOPE is missing a value'
        '${BAR:?set it}'    | 'BAR'    | 'required variable BAR is missing a value: set it'
        '${NOPE?set it}'    | 'NOPE'   | 'required variable NOPE is missing a value: set it'
        '${NOPE:?is $FOO}'  | 'NOPE'   | 'required variable NOPE is missing a value: is first'
    }

    def 'an unset variable is told once for each place, an unused default not at all'() {
        when:
        template.substitute('$A ${B} ${FOO:-$C} ${A}')

        then:
        problems*.variable() == ['A', 'B', 'A']
    }

    def 'what is nested too deep is refused, not followed'() {
        when:
        template.substitute('${A:-' * 100_000 + '}' * 100_000)

        then:
        problems.any { it.kind() == TemplateProblem.Kind.INVALID }
    }

    @Timeout(60)
    def 'lines of references that never end are read, each once'() {
        when:
        template.substitute('${A:-b\n' * 200_000)

        then:
        problems.size() == 200_000
    }

    def 'what becomes too long is left out and told: #text'() {
        given:
        def values = [L: 'x' * (Allowance.LONGEST - 1)]

        when:
        def made = new Template(Variables.of(values), problems::add).substitute(text).length()

        then:
        made == length
        problems*.kind().every { it == TemplateProblem.Kind.TOO_LONG }
        problems*.variable() == named

        where:
        text                 || length                 | named
        '${L}y'              || Allowance.LONGEST      | []
        '$L$L'               || Allowance.LONGEST - 1  | ['L']
        'a${N:-$L$L}'        || Allowance.LONGEST      | ['L']
    }
}
