package ai.pmoves.workspace.yaml

import java.nio.file.Path
import spock.lang.Specification
import spock.lang.Timeout

class YamlSpec extends Specification {
    static Yaml.Result read(String text) {
        Yaml.read(new YamlSource(Path.of('a.yaml'), text))
    }

    def 'half of a character is refused at its place: #text'() {
        expect:
        read(text).problems()*.toString() == [told]

        where:
        text                       | told
        'a:\n  b: "x\\ud800"'       | 'a.yaml:2:6: yaml: \\ud800 is half of a character'
        '"\\uDC00y": b'             | 'a.yaml:1:1: yaml: \\udc00 is half of a character'
    }

    @Timeout(10)
    def 'a line too long to be read soon is refused at its place: #what'() {
        expect:
        read("a: 1\nb: $begin${'x' * (3 << 20)}\n").problems()*.toString() == [
            'a.yaml:2:1: the line is longer than 256 KiB (break it, or keep such a value in a file of its own)']

        where:
        what              | begin
        'a plain scalar'  | ''
        'a comment'       | '1 #'
        'a quoted scalar' | "'"
    }

    @Timeout(10)
    def 'long lines and long texts are read: #length characters a line'() {
        given:
        def lines = (0..<count).collect { 'x'.multiply(length) }

        expect:
        read("a: |\n${lines.collect { "  $it\n" }.join()}").documents()[0].get('a').value() == lines.join('\n') + '\n'

        where:
        length         | count
        (256 << 10) - 2 | 1
        100            | 30_000
    }

    def 'two halves make a character'() {
        expect:
        read('a: "\\ud83d\\ude00"').documents()[0].get('a').value() == '\uD83D\uDE00'
    }

    def 'the plain scalar #text is #value'() {
        expect:
        (read("a: $text").documents()[0].get('a') as YamlScalar).value() == value

        where:
        text        | value
        '22:22'     | '22:22'
        'yes'       | 'yes'
        'no'        | 'no'
        'on'        | 'on'
        'true'      | true
        'TRUE'      | true
        'tRUE'      | 'tRUE'
        'False'     | false
        '~'         | null
        'null'      | null
        ''          | null
        '0'         | 0L
        '-7'        | -7L
        '+7'        | 7L
        '0777'      | 511L
        '0o17'      | 15L
        '0x1F'      | 31L
        '0b11'      | 3L
        '-0x10'     | -16L
        '1_000'     | 1000L
        '080'       | 80.0d
        '1.10'      | 1.1d
        '.5'        | 0.5d
        '1e3'       | 1000.0d
        '1.'        | 1.0d
        '1.2.3'     | '1.2.3'
        '0x'        | '0x'
        '12abc'     | '12abc'
        '-'+'x'     | '-x'
        '18446744073709551615' | 18446744073709551615G
        '"5"'       | '5'
        "'true'"    | 'true'
        '!!str 5'   | '5'
        '!x 5'      | '5'
    }

    def 'an unquoted date is a date: #text'() {
        expect:
        (read("a: $text").documents()[0].get('a') as YamlScalar).value() instanceof java.time.Instant

        where:
        text << ['2024-01-31', '2024-1-2', '2024-01-31 10:00:00', '2024-01-31T10:00:00Z']
    }

    def 'nodes know their place'() {
        given:
        def map = read('a: 1\nb:\n  - x\n  - y: z\n').documents()[0] as YamlMap

        expect:
        map.whereKey('b').line() == 2
        map.list('b').items()[1].where().line() == 4
        map.list('b').items()[1].where().column() == 5
        (map.list('b').items()[1] as YamlMap).get('y').where().toString() == 'a.yaml:4:8'
    }

    def 'a piece of a block scalar is found where it stands'() {
        given:
        def scalar = (read('a: |\n  one\n  two ${X}\n').documents()[0] as YamlMap).get('a') as YamlScalar

        expect:
        scalar.locate('${X}').toString() == 'a.yaml:3:7'
        scalar.locate('absent').toString() == 'a.yaml:1:4'
    }

    def 'merge keys give what is not there yet, the first one first'() {
        expect:
        read(text).documents()[0].get('r') == read(expected).documents()[0]

        where:
        text                                                           | expected
        'b: &b {x: 1}\nr: {<<: *b, y: 2}'                              | '{x: 1, y: 2}'
        'b: &b {x: 1}\nr: {x: 3, <<: *b}'                              | '{x: 3}'
        'b: &b {x: 1}\nc: &c {x: 2, z: 3}\nr: {<<: [*b, *c]}'          | '{x: 1, z: 3}'
        'b: &b {x: 1}\nc: &c {<<: *b, z: 3}\nr: {<<: *c}'              | '{x: 1, z: 3}'
    }

    def 'every duplicate key is an error at its place'() {
        when:
        def result = read('a: 1\nb: {c: 1, c: 2}\na: 3\n')

        then:
        result.problems()*.toString()*.replaceAll(/ \(.*/, '') == [
            'a.yaml:2:11: mapping key "c" already defined at line 2',
            'a.yaml:3:1: mapping key "a" already defined at line 1',
        ]
    }

    def 'documents, byte order mark, empty file'() {
        expect:
        read('a: 1\n---\nb: 2\n').documents().size() == 2
        (read('\uFEFFa: 1').documents()[0] as YamlMap).has('a')
        read('').documents() == []
        read('# nothing\n').problems() == []
    }

    def 'local tags are kept'() {
        given:
        def map = read('a: !reset []\nb: !override {x: 1}\nc: !reset null').documents()[0] as YamlMap

        expect:
        map.get('a').tag() == '!reset'
        map.get('b').tag() == '!override'
        map.get('c').tag() == '!reset'
    }

    @Timeout(20)
    def 'hostile: #name'() {
        when:
        def result = read(text)

        then: 'a located problem'
        !result.problems().isEmpty()
        result.problems()[0].where().line() > 0

        where:
        name                     | text
        'alias bomb'             | bomb(10, 10)
        'wide alias bomb'        | bomb(3, 200)
        'merge bomb'             | mergeBomb()
        'alias to itself'        | 'a: &a [*a]'
        'mapping in itself'      | 'a: &a {b: *a}'
        'cycle of two'           | 'a: &a {b: &b {c: *a, d: *b}}'
        'merge of itself'        | 'a: &a {<<: *a}'
        'merge of a parent'      | 'a: &a\n  b:\n    <<: *a\n'
        'merge of a scalar'      | 'a: {<<: 5}'
        'merge of a list'        | 'a: {<<: [5]}'
        'deep sequences'         | '[' * 10_000
        'deep mappings'          | '{a: ' * 10_000
        'deep closed'            | '[' * 500 + ']' * 500
        'deep block'             | (0..300).collect { ' ' * it + 'a:' }.join('\n')
        'NUL'                    | 'a: b\u0000c'
        'control character'      | 'a: b\u0007c'
        'unknown alias'          | 'a: *nobody'
        'sequence as key'        | '? [a, b]\n: c'
        'mapping as key'         | '? {a: b}\n: c'
        'tab as indent'          | 'a:\n\tb: 1'
        'quote not closed'       | 'a: "b' + 'x' * 100_000
        'bracket not closed'     | 'a: [b, c'
        'two colons'             | 'a: b: c'
        'too many nodes'         | '[' + 'a,' * 300_000 + ']'
        'lone surrogate escape'  | 'a: "\\ud800" : :'
        'bad escape'             | 'a: "\\q"'
        'unknown directive tag'  | '%TAG ! \n---\na: b'
    }

    private static String bomb(int levels, int width) {
        def lines = ['a0: &a0 [x, x, x, x, x, x, x, x, x, x]']
        (1..levels).each { n -> lines << "a$n: &a$n [" + (["*a${n - 1}"] * width).join(', ') + ']' }
        lines.join('\n')
    }

    private static String mergeBomb() {
        def lines = ['a0: &a0 {' + (0..500).collect { "k$it: 1" }.join(', ') + '}']
        (1..600).each { n -> lines << "a$n: &a$n {<<: [*a${n - 1}, *a${n - 1}, *a${n - 1}], j$n: 1}" }
        lines.join('\n')
    }
}
