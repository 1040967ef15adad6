package ai.pmoves.gateway.internal.words

import ai.pmoves.kernel.Json
import java.nio.ByteBuffer
import java.nio.charset.StandardCharsets
import spock.lang.Specification

/** What is passed on is what was said. */
class WordsSpec extends Specification {
    def "a request is passed on as it was sent, but for the model: seed #seed"() {
        given:
        def random = new Random(seed)
        def names = ['messages', 'temperature', 'ünï', 'tools', 'tensorzero::tags', 'stream_options', 'n', 'stop'].shuffled(random)
        def fields = names.take(random.nextInt(names.size() + 1)).collectEntries { [it, value(random, 0)] }
        fields.put('model', 'chat')
        fields = fields.keySet().toList().shuffled(random).collectEntries { [it, fields[it]] }
        def text = random.nextBoolean() ? Json.line(fields) : Json.document(fields).replace('\n', random.nextBoolean() ? '\r\n' : '\n\t')
        def bytes = (text + ' \n').getBytes(StandardCharsets.UTF_8)

        when:
        def asked = Asked.read(bytes, bytes.length)
        def sent = Json.readObject(joined(asked.as('a "model"', false)))

        then:
        asked.model() == 'chat'
        def expected = fields.findAll { !it.key.startsWith('tensorzero') } + [model: 'a "model"']
        Json.line(new TreeMap(sent)) == Json.line(new TreeMap(Json.readObject(Json.line(expected))))

        where:
        seed << (1..200)
    }

    private static value(Random random, int depth) {
        switch (random.nextInt(depth > 2 ? 5 : 7)) {
            case 0: return 'a "quoted", \\ {text}] ' + new String(Character.toChars(0x1F600 + random.nextInt(50)))
            case 1: return random.nextLong()
            case 2: return random.nextBoolean()
            case 3: return null
            case 4: return new BigDecimal(random.nextInt()).movePointLeft(random.nextInt(12))
            case 5: return (0..<random.nextInt(4)).collect { value(random, depth + 1) }
            default: return (0..<random.nextInt(4)).collectEntries { ["k$it".toString(), value(random, depth + 1)] }
        }
    }

    private static String joined(ByteBuffer[] parts) {
        def all = new ByteArrayOutputStream()
        parts.each { part -> all.write(part.array(), part.arrayOffset() + part.position(), part.remaining()) }
        return all.toString(StandardCharsets.UTF_8)
    }

    def "events are the same wherever the network cuts them, with ends of lines as #ends"() {
        given:
        def raw = ['data: {"a":1}', '', ': ping', '', 'event: x', 'data:two', 'data: lines', '', 'data: ünï', '', 'data: [DONE]', '', ''].join(ends)
        def bytes = raw.getBytes(StandardCharsets.UTF_8)

        expect:
        (1..bytes.length - 1).every { cut ->
            def events = new Events(1000)
            def found = events.add(ByteBuffer.wrap(bytes, 0, cut)) + events.add(ByteBuffer.wrap(bytes, cut, bytes.length - cut))
            assert found.collect { new String(it.data(), StandardCharsets.UTF_8) } == ['{"a":1}', '', 'two\nlines', 'ünï', '[DONE]']
            assert found.last().done()
            !events.broken()
        }

        where:
        ends << ['\n', '\r\n', '\r']
    }

    def "a line that does not end is given up"() {
        given:
        def events = new Events(100)

        when:
        20.times { events.add(ByteBuffer.wrap(('x' * 10).bytes)) }

        then:
        thrown(IOException)
    }

    def "an answer tells what it cost: #text"() {
        when:
        def bytes = text.getBytes(StandardCharsets.UTF_8)
        def answered = Answered.read(bytes, 0, bytes.length)

        then:
        answered.tokens() == tokens
        answered.whole() == whole
        answered.error() == error

        where:
        text                                                                                    | tokens            | whole | error
        '{"choices":[{}],"usage":{"prompt_tokens":3,"completion_tokens":4,"total_tokens":7}}'   | new Tokens(3, 4)  | true  | null
        '{"choices":[],"usage":{"total_tokens":7,"completion_tokens":4,"x":{"total_tokens":1}}}' | new Tokens(3, 4)  | true  | null
        '{"data":[],"usage":{"prompt_tokens":5,"total_tokens":5}}'                              | new Tokens(5, 0)  | true  | null
        '{"choices":[{}],"usage":null}'                                                         | null              | true  | null
        '{"choices":[{}],"usage":{"prompt_tokens":-5,"completion_tokens":1e99}}'                | new Tokens(0, 0)  | true  | null
        '{"error":{"message":"no","code":5}}'                                                   | null              | false | 'no'
        '{"error":"no"}'                                                                        | null              | false | 'no'
        '{"detail":"no"}'                                                                       | null              | false | 'no'
        '{"error":null,"choices":[{}]}'                                                         | null              | true  | null
    }
}
