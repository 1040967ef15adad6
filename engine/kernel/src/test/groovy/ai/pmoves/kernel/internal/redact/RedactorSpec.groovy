package ai.pmoves.kernel.internal.redact

import ai.pmoves.kernel.Json
import ai.pmoves.kernel.Secret
import spock.lang.Specification

import java.nio.charset.StandardCharsets

class RedactorSpec extends Specification {
    static final String VALUE = 'p"w\'d/+ é$x&<\\end'
    static final byte[] BYTES = VALUE.getBytes(StandardCharsets.UTF_8)

    def "no way of encoding and cutting a text lets a secret through"() {
        given:
        def random = new Random(seed)
        def redactor = new Redactor()
        redactor.register(new Secret('password', '1', VALUE))
        redactor.register(new Secret('token', '1', 'ghp_0123456789abcdef'))
        def forms = forms(random)
        def text = new StringBuilder()
        200.times { text << noise(random) << forms[random.nextInt(forms.size())] << noise(random) }

        when:
        def stream = redactor.stream()
        def out = new StringBuilder()
        for (int at = 0; at < text.length();) {
            int end = Math.min(text.length(), at + 1 + random.nextInt(12))
            out << stream.feed(text.substring(at, end))
            at = end
        }
        out << stream.finish()

        then:
        forms.every { !out.contains(it) }
        out.toString() == redactor.text(text.toString())

        where:
        seed << (1..60)
    }

    def "ordinary text is left as it is"() {
        given:
        def redactor = new Redactor()
        redactor.register(new Secret('password', '1', 'abcabcabd'))

        expect:
        redactor.text('abcabcabc and abcabcabcabd.') == 'abcabcabc and abc***.'
        redactor.data([list: ['x abcabcabd'], n: 1, 'abcabcabd': null]) == [list: ['x ***'], n: 1, '***': null]
    }

    def "a value too short to be told from words is refused"() {
        expect:
        !new Redactor().register(new Secret('pin', '1', 'abc12'))
    }

    def "each line of a value of many lines is hidden"() {
        given:
        def redactor = new Redactor()
        redactor.register(new Secret('key', '1', '-----BEGIN KEY-----\nMIIEvQIBADANBg\nkqhkiG9w0BAQ\n'))

        expect:
        redactor.text('log: MIIEvQIBADANBg\nlog: kqhkiG9w0BAQ') == 'log: ***\nlog: ***'
    }

    def "a secret that becomes known in the middle of a stream is hidden from then on"() {
        given:
        def redactor = new Redactor()
        def stream = redactor.stream()

        expect:
        stream.feed('before ') == 'before '

        when:
        redactor.register(new Secret('late', '1', 'latecomer'))

        then:
        stream.feed('late') + stream.feed('comer!') + stream.finish() == '***!'
    }

    private static List<String> forms(Random random) {
        def json = Json.line(VALUE)[1..-2]
        def forms = [VALUE, json, Json.line(json)[1..-2], URLEncoder.encode(VALUE, StandardCharsets.UTF_8),
                     URLEncoder.encode(VALUE, StandardCharsets.UTF_8).replace('+', '%20'), BYTES.encodeHex().toString(),
                     BYTES.encodeHex().toString().toUpperCase(), VALUE.replace("'", "'\\''"), 'ghp_0123456789abcdef']
        // inside a longer encoded text, at each of the three offsets: only what the value alone determines must not be seen
        forms + (0..2).collect { offset ->
            def padded = new byte[offset + BYTES.length]
            System.arraycopy(BYTES, 0, padded, offset, BYTES.length)
            def encoded = padded.encodeBase64().toString().replace('=', '')
            encoded[(offset == 0 ? 0 : offset + 1)..(padded.length % 3 == 0 ? -1 : -2)]
        }
    }

    private static String noise(Random random) {
        (0..random.nextInt(6)).collect { 'pwdghp_01 xyz%\\"'[random.nextInt(16)] }.join('')
    }
}
