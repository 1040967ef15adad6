package ai.pmoves.compose

import ai.pmoves.compose.internal.GoFormat
import ai.pmoves.compose.internal.model.ByteSize
import ai.pmoves.compose.internal.model.GoDuration
import ai.pmoves.compose.internal.model.GoJson
import ai.pmoves.compose.internal.model.Hashes
import com.fasterxml.jackson.databind.ObjectMapper
import com.fasterxml.jackson.databind.node.JsonNodeFactory
import spock.lang.Specification

class HashSpec extends Specification {
    static final JSON = new ObjectMapper()

    def 'the hash that Compose tests itself with'() {
        given:
        def service = JSON.readTree('{"command":null,"entrypoint":null,"networks":{"a":{"priority":10},"b":{"priority":100}}}')

        expect:
        Hashes.service(service) == '8dbce408396f8986266bc5deba0c09cfebac63c95c2238e405c7bee5f1bd84b8'
    }

    def 'what must not cause a recreation is not hashed: #extra'() {
        given:
        def plain = JSON.readTree('{"command":null,"entrypoint":null,"image":"i","deploy":{"resources":{},"placement":{}}}')
        def more = JSON.readTree("""{"command":null,"entrypoint":null,"image":"i","deploy":{"replicas":3,"resources":{},"placement":{}},$extra}""")

        expect:
        Hashes.service(plain) == Hashes.service(more)

        where:
        extra << ['"build":{"context":"."}', '"pull_policy":"always"', '"scale":2', '"depends_on":{"a":{"condition":"service_started","required":true}}', '"profiles":["x"]']
    }

    def 'a volume without a driver is hashed as a local one'() {
        expect:
        Hashes.volume(JSON.readTree('{"name":"v"}')) == Hashes.volume(JSON.readTree('{"name":"v","driver":"local"}'))
        Hashes.volume(JSON.readTree('{"name":"v"}')) != Hashes.volume(JSON.readTree('{"name":"v","driver":"nfs"}'))
    }

    def 'text is escaped as Go does: #text'() {
        expect:
        GoJson.compact(JsonNodeFactory.instance.textNode(text)) == expected

        where:
        text        | expected
        'a<b>&c'    | '"a\\u003cb\\u003e\\u0026c"'
        '"\\'       | '"\\"\\\\"'
        '\n\r\t'    | '"\\n\\r\\t"'
        '\u0001'    | '"\\u0001"'
        '\u2028'    | '"\\u2028"'
        'é€'        | '"é€"'
        '/'         | '"/"'
    }

    def 'the number #value is #text'() {
        expect:
        GoFormat.json(value, single) == text

        where:
        value     | single | text
        0.1f      | true   | '0.1'
        0.25f     | true   | '0.25'
        1.0f      | true   | '1'
        2.5d      | false  | '2.5'
        1e-7d     | false  | '1e-7'
        1e21d     | false  | '1e+21'
        123456d   | false  | '123456'
        2.0E-3d   | false  | '0.002'
    }

    def '#text lasts #printed'() {
        expect:
        (GoDuration.parse(text)?.with { GoDuration.print(it) }) == printed

        where:
        text       | printed
        '1m30s'    | '1m30s'
        '90s'      | '1m30s'
        '1h'       | '1h0m0s'
        '1w'       | '168h0m0s'
        '1.5h'     | '1h30m0s'
        '100ms'    | '100ms'
        '1500ms'   | '1.5s'
        '0'        | '0s'
        '3us'      | '3µs'
        '1ns'      | '1ns'
        '-1s'      | '-1s'
        '10'       | null
        ''         | null
        's'        | null
        '1x'       | null
        '1s '      | null
    }

    def '#text is #bytes bytes'() {
        expect:
        ByteSize.parse(text) == bytes

        where:
        text     | bytes
        '1'      | 1L
        '1b'     | 1L
        '1k'     | 1024L
        '1kb'    | 1024L
        '1KiB'   | 1024L
        '1.5M'   | 1572864L
        '2 g'    | 2147483648L
        '1t'     | 1099511627776L
        ''       | null
        'g'      | null
        '-1'     | null
        '1x'     | null
        '1kx'    | null
    }

    def 'keys are ordered by their bytes: #first before #second'() {
        expect:
        GoFormat.BYTES.compare(first, second) < 0
        GoFormat.BYTES.compare(second, first) > 0
        Arrays.compareUnsigned(first.getBytes('UTF-8'), second.getBytes('UTF-8')) < 0

        where:
        first    | second
        'A'      | 'a'
        'a'      | 'ab'
        'a.b'    | 'a_b'
        'z'      | 'é'
        '\uFFFD' | '\uD83D\uDE00'
        '\uE000' | '\uD800\uDC00'
    }
}
