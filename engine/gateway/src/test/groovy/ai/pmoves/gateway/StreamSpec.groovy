package ai.pmoves.gateway

import static ai.pmoves.gateway.harness.Fate.*

import ai.pmoves.gateway.harness.House
import ai.pmoves.gateway.harness.Wire
import ai.pmoves.kernel.Json
import ai.pmoves.routing.Budget
import java.time.Duration
import java.util.concurrent.TimeUnit
import spock.lang.AutoCleanup
import spock.lang.Specification

/** Streams: another provider may follow until the first token, and nobody after it. */
class StreamSpec extends Specification {
    static final STREAM = ',"stream":true'

    @AutoCleanup
    House house = new House('first', 'second')

    def "a stream comes as it was sent, without what it cost"() {
        when:
        def answer = house.open().chat(STREAM)

        then:
        answer.status() == 200
        answer.header('content-type').startsWith('text/event-stream')
        answer.header('x-pmoves-provider') == 'first'
        answer.events().size() == 8
        answer.events().last() == '[DONE]'
        !answer.body().contains('usage')
        house.standIn('first').calls[0].body().stream_options == [include_usage: true]
    }

    def "a byte order mark before a stream is left out"() {
        given:
        house.standIn('first').says(200, 'text/event-stream', '\uFEFFdata: {"choices":[{"delta":{"content":"x"}}]}\n\ndata: [DONE]\n\n')

        expect:
        house.open().chat(STREAM).body() == 'data: {"choices":[{"delta":{"content":"x"}}]}\n\ndata: [DONE]\n\n'
    }

    def "a client that asks for what it cost is told"() {
        when:
        def answer = house.open().chat(STREAM + ',"stream_options":{"include_usage":true}')

        then:
        Json.readObject(answer.events()[-2]).usage.total_tokens == 9
    }

    def "whoever #fate before its first token is followed by the next: #cause"() {
        given:
        house.standIn('first').will(fate)

        when:
        def answer = house.open().chat(STREAM)

        then:
        answer.header('x-pmoves-attempts') == "first: $cause, second: ok"
        answer.events().every { it == '[DONE]' || it.contains('"stop"') || it.contains('second') }
        answer.events().last() == '[DONE]'

        where:
        fate                | cause
        DIES_BEFORE_HEADERS | 'closed the connection without an answer'
        DIES_AFTER_HEADERS  | 'closed the connection without an answer'
        HANGS               | 'no first token within 0.6 s'
        HANGS_AFTER_HEADERS | 'no first token within 0.6 s'
        NO_HTTP             | 'answered garbage: no HTTP'
        GARBAGE             | 'answered garbage: no JSON object'
        ENDLESS_LINE        | 'streamed garbage: an event is longer than 65536 bytes'
        FAILS               | 'failed (500)'
        ERROR_IN_BODY       | 'answered with an error'
    }

    def "a stream that breaks off ends with the cause, and nobody else is asked: #fate"() {
        given:
        house.standIn('first').will(fate)

        when:
        def answer = house.open().chat(STREAM)

        then:
        answer.status() == 200
        answer.events().first().contains('first')
        Json.readObject(answer.events().last()).error.message == "first $cause"
        !answer.events().contains('[DONE]')
        house.standIn('second').calls.empty

        where:
        fate                  | cause
        DIES_IN_THE_MIDDLE    | 'closed the stream before its end'
        HANGS_IN_THE_MIDDLE   | 'silent for 0.4 s'
        GARBAGE_IN_THE_MIDDLE | 'streamed garbage: an event that is no JSON object'
    }

    def "a client that goes away aborts what is asked for it: #fate"() {
        given:
        house.within = Duration.ofMinutes(1)
        house.limits = Limits.USUAL
        house.standIn('first').will(fate)
        house.open()
        def body = """{"model":"chat"${stream ? STREAM : ''}}"""

        when:
        new Wire(house.port()).withCloseable {
            it.say(Wire.head('POST', '/v1/chat/completions', body.length()) + body)
            assert house.standIn('first').came.tryAcquire(10, TimeUnit.SECONDS)
        }

        then:
        house.standIn('first').left.tryAcquire(10, TimeUnit.SECONDS)
        house.standIn('second').calls.empty

        where:
        fate                | stream
        HANGS               | false
        HANGS               | true
        HANGS_AFTER_HEADERS | true
        HANGS_IN_THE_MIDDLE | true
    }

    def "a stream may not be silent for longer than a whole answer may take"() {
        given:
        house.limits = Limits.USUAL
        house.standIn('first').will(HANGS_IN_THE_MIDDLE)

        expect:
        Json.readObject(house.open().chat(STREAM).events().last()).error.message == 'first silent for 0.6 s'
    }

    def "a connection on which comments follow the end is given up"() {
        given:
        house.standIn('first').saysWithoutEnd('data: {"choices":[{"delta":{"content":"a"}}]}\n\ndata: [DONE]\n\n')

        when:
        def answer = house.open().chat(STREAM)

        then:
        answer.events().last() == '[DONE]'
        house.standIn('first').left.tryAcquire(5, TimeUnit.SECONDS)
    }

    def "a last [DONE] without its empty line ends a stream: #end.inspect()"() {
        given:
        house.standIn('first').says(200, 'text/event-stream', 'data: {"choices":[{"delta":{"content":"a"}}]}\n\ndata: [DONE]' + end)

        when:
        def answer = house.open().chat(STREAM)

        then:
        answer.events().size() == 2
        answer.events().last() == '[DONE]'

        where:
        end << ['', '\n']
    }

    def "an event without a word is no first token: another provider may follow"() {
        given:
        house.standIn('first').says(200, 'text/event-stream', 'data: {"choices":[],"prompt_filter_results":[]}\n\n')

        when:
        def answer = house.open().chat(STREAM)

        then:
        answer.header('x-pmoves-provider') == 'second'
        answer.events().last() == '[DONE]'
    }

    def "who only says who speaks has not begun: #delta"() {
        given:
        house.standIn('first').saysWithoutEnd('data: {"choices":[{"index":0,"delta":' + delta + '}]}\n\n')

        when:
        def answer = house.open().chat(STREAM)

        then:
        answer.header('x-pmoves-attempts') == 'first: no first token within 0.6 s, second: ok'
        !answer.body().contains('still here')

        where:
        delta << ['{"role":"assistant","content":""}', '{"role":"assistant","content":null,"tool_calls":[]}', '{}']
    }

    def "a stream begins with a word, a call or a thought, and who speaks is told before it: #delta"() {
        given:
        def role = 'data: {"choices":[{"delta":{"role":"assistant","content":""}}]}\n\n'
        def said = role + 'data: {"choices":[{"delta":' + delta + '}]}\n\ndata: [DONE]\n\n'
        house.standIn('first').says(200, 'text/event-stream', said)

        expect:
        house.open().chat(STREAM).body() == said

        where:
        delta << ['{"content":"a"}', '{"content":[{"type":"text","text":"a"}]}', '{"tool_calls":[{"index":0}]}', '{"refusal":"no"}',
                  '{"reasoning_content":"hm"}']
    }

    def "comments and names of events, which may say anything, are not passed on"() {
        given:
        house.standIn('first').says(200, 'text/event-stream', ": $House.KEY\n\nevent: $House.KEY\ndata: {\"choices\":[{\"delta\":{\"content\":\"a\"}}]}\n\n: $House.KEY\n\nid: $House.KEY\ndata: [DONE]\n\n")

        expect:
        house.open().chat(STREAM).body() == 'data: {"choices":[{"delta":{"content":"a"}}]}\n\n:\n\ndata: [DONE]\n\n'
    }

    def "what came of a stream that broke is paid for"() {
        given:
        house.allowances.first = [new Allowance('provider first', Allowance.Unit.TOKENS, 3, Budget.Period.MONTH)]
        house.standIn('first').will(DIES_IN_THE_MIDDLE)
        house.open()

        when:
        house.chat(STREAM)
        def after = house.chat('')

        then:
        after.header('x-pmoves-attempts') == 'first: passed over: 3 tokens per month of provider first are spent, second: ok'
        Wire.get(house.port(), '/metrics').body().contains('pmoves_gateway_uncounted_total{provider="first"} 1.0')
    }

    def "what came of a stream until its client went away is paid for"() {
        given:
        house.allowances.first = [new Allowance('provider first', Allowance.Unit.TOKENS, 3, Budget.Period.MONTH)]
        house.limits = Limits.USUAL
        house.within = Duration.ofMinutes(1)
        house.standIn('first').will(HANGS_IN_THE_MIDDLE)
        house.open()
        def body = """{"model":"chat"$STREAM}"""

        when:
        new Socket('127.0.0.1', house.port()).withCloseable {
            it.outputStream << Wire.head('POST', '/v1/chat/completions', body.length()) + body
            def came = new StringBuilder()
            def input = new InputStreamReader(it.inputStream)
            while (came.count('first ') < 3) {
                came.append((char) input.read())
            }
        }
        assert house.standIn('first').left.tryAcquire(10, TimeUnit.SECONDS)
        def after = house.chat('')

        then:
        after.header('x-pmoves-attempts').startsWith('first: passed over: 3 tokens')
    }

    def "connections are used again after a stream"() {
        given:
        house.open()

        expect:
        (1..20).every { house.chat(STREAM).events().last() == '[DONE]' }
    }
}
