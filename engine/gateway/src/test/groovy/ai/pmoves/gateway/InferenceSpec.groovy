package ai.pmoves.gateway

import static ai.pmoves.gateway.harness.Fate.*

import ai.pmoves.gateway.harness.House
import ai.pmoves.gateway.harness.Wire
import ai.pmoves.kernel.Json
import spock.lang.AutoCleanup
import spock.lang.Specification

/** Clients that speak to TensorZero's own endpoint are answered in its words. */
class InferenceSpec extends Specification {
    static final INPUT = '"input":{"messages":[{"role":"user","content":"hi"}]}'
    static final EPISODE = '0192d3b4-0000-7000-8000-000000000001'

    @AutoCleanup
    House house = new House('first', 'second')

    private Wire.Answer ask(String more) {
        Wire.post(house.port(), '/inference', "{$more}")
    }

    def "an answer has the shape that TensorZero gives it"() {
        when:
        house.open()
        def answer = ask('"function_name":"chat",' + INPUT)
        def body = answer.json()

        then:
        answer.status() == 200
        body.keySet() as List == ['inference_id', 'episode_id', 'variant_name', 'content', 'usage', 'finish_reason']
        body.variant_name == 'first'
        body.content == [[type: 'text', text: 'hello from first']]
        body.usage == [input_tokens: 3, output_tokens: 4, cost: null]
        body.finish_reason == 'stop'
        [body.inference_id, body.episode_id].every {
            UUID.fromString(it as String).version() == 7 && UUID.fromString(it as String).variant() == 2
        }
        answer.header('x-pmoves-provider') == 'first'
    }

    def "what is asked reaches a provider in the words of OpenAI"() {
        when:
        house.open()
        def answer = ask('''"model_name":"chat","stream":false,"tags":{"user":"7"},"dryrun":true,"extra_body":[],"tool_choice":null,
            "input":{"system":"be short","messages":[
                {"role":"user","content":[{"type":"text","text":"one"},{"type":"raw_text","value":"two"}]},
                {"role":"assistant","content":[{"type":"text","text":"three"}]}]},
            "params":{"chat_completion":{"temperature":0.10,"max_tokens":7,"stop_sequences":["x"],"json_mode":"on","seed":null}}''')

        then:
        answer.status() == 200
        house.standIn('first').calls[0].body() == [
            model: 'model-of-first',
            messages: [
                [role: 'system', content: 'be short'],
                [role: 'user', content: [[type: 'text', text: 'one'], [type: 'text', text: 'two']]],
                [role: 'assistant', content: 'three'],
            ],
            temperature: 0.10, max_tokens: 7, stop: ['x'], response_format: [type: 'json_object'],
        ]
    }

    def "an episode is given back, and one that TensorZero would not take is refused: #episode"() {
        given:
        house.open()

        when:
        def answer = ask("\"function_name\":\"chat\",\"episode_id\":\"$episode\",$INPUT")

        then:
        answer.status() == (told ? 400 : 200)
        answer.json().error == told
        told || answer.json().episode_id == episode

        where:
        episode                                | told
        EPISODE                                | null
        'f47ac10b-58cc-4372-a567-0e02b2c3d479' | 'Invalid Episode ID: Version must be 7, got 4'
        '0fffffff-ffff-7000-8000-000000000001' | 'Invalid Episode ID: Timestamp is in the future'
        '00000000-0000-7000-8000-000000000001' | 'Invalid Episode ID: Timestamp is too early'
        '1-1-7000-1-1'                         | 'episode_id: no UUID'
    }

    def "a stream comes in chunks of TensorZero's shape, what it cost among them"() {
        when:
        house.open()
        def answer = ask("\"function_name\":\"chat\",\"stream\":true,\"episode_id\":\"$EPISODE\",$INPUT")
        def chunks = answer.events().init().collect { Json.readObject(it) }

        then:
        answer.header('content-type').startsWith('text/event-stream')
        answer.events().last() == '[DONE]'
        chunks*.episode_id.toSet() == [EPISODE] as Set
        chunks*.inference_id.toSet().size() == 1
        chunks*.variant_name.toSet() == ['first'] as Set
        chunks.collectMany { it.content }*.text.join('') == 'first ' * 6
        chunks[0].content == [[type: 'text', id: '0', text: 'first ']]
        chunks[-2].finish_reason == 'stop'
        chunks[-2].content == []
        chunks[-1].usage == [input_tokens: 3, output_tokens: 6, cost: null]
    }

    def "a stream that breaks off tells the cause, and ends as TensorZero's do"() {
        given:
        house.standIn('first').will(DIES_IN_THE_MIDDLE)

        when:
        house.open()
        def events = ask("\"function_name\":\"chat\",\"stream\":true,$INPUT").events()

        then:
        Json.readObject(events[0]).content[0].text == 'first '
        Json.readObject(events[-2]) == [error: 'first closed the stream before its end']
        events[-1] == '[DONE]'
    }

    def "a function whose answers are JSON tells the text and what it means: #said"() {
        given:
        house.standIn('first').says(200, 'application/json',
                Json.line([choices: [[message: [role: 'assistant', content: said], finish_reason: 'length']]]))

        when:
        house.open()
        def body = ask("\"function_name\":\"answers\",$INPUT").json()

        then:
        body.output == [raw: said, parsed: parsed]
        body.usage == [input_tokens: null, output_tokens: null, cost: null]
        body.finish_reason == 'length'
        !body.containsKey('content')

        where:
        said                  | parsed
        '{"a":1}'             | [a: 1]
        'no JSON'             | null
        '{} more'             | null
        ' '                   | null
        null                  | null
        '1e99999999999'       | null
        '[' * 999 + ']' * 999 | null
    }

    def "a content in parts is told as one text"() {
        given:
        house.standIn('first').says(200, 'application/json',
                '{"choices":[{"message":{"content":[{"type":"text","text":"one "},{"type":"text","text":"two"}]}}]}')

        expect:
        house.open() && ask("\"function_name\":\"chat\",$INPUT").json().content == [[type: 'text', text: 'one two']]
    }

    def "half of a character is told as one that cannot be read, and its halves in two events as one: #texts"() {
        given:
        house.standIn('first').says(200, 'text/event-stream',
                texts.collect { "data: {\"choices\":[{\"delta\":{\"content\":\"$it\"}}]}\n\n" }.join('') + 'data: [DONE]\n\n')
        house.standIn('second').says(200, 'application/json', "{\"choices\":[{\"message\":{\"content\":\"${texts[0]}\"}}]}")
        house.open()

        when:
        def events = ask("\"function_name\":\"chat\",\"stream\":true,$INPUT").events()
        def whole = ask("\"function_name\":\"chat\",\"variant_name\":\"second\",$INPUT").json()

        then:
        events.last() == '[DONE]'
        events.init().collectMany { Json.readObject(it).content }*.text.join('') == told
        whole.content[0].text == 'a\ufffd'

        where:
        texts                    | told
        ['a\\ud83d', '\\ude00b'] | 'a\ud83d\ude00b'
        ['a\\ud83d', 'b\\ude00'] | 'a\ufffdb\ufffd'
    }

    def "what has no effect is not looked into, however large it is, and what is read may not be of any number of parts"() {
        given:
        house.open()
        def parts = '[' + '{},' * 120_000 + '1e99999999999]'

        expect:
        ask("\"function_name\":\"chat\",\"tags\":$parts,$INPUT").status() == 200
        ask("\"function_name\":\"chat\",\"input\":$parts").json().error == 'the body is wrong: a value has more than 100000 parts'
        house.gateway().running() == 0
    }

    def "a variant may be pinned, and then nobody else is asked"() {
        when:
        house.open()
        def answer = ask("\"function_name\":\"chat\",\"variant_name\":\"second\",$INPUT")

        then:
        answer.json().variant_name == 'second'
        house.standIn('first').calls.empty
    }

    def "what a provider said is told where it is wanted"() {
        given:
        house.open()

        expect:
        ask("\"function_name\":\"chat\",\"include_raw_response\":true,$INPUT").json().raw_response[0].data.contains('hello from first')
        Json.readObject(ask("\"function_name\":\"chat\",\"stream\":true,\"include_raw_response\":true,$INPUT").events()[0])
                .raw_chunk.contains('"delta"')
    }

    def "where nobody answers, the causes are told as one text"() {
        given:
        house.standIns.values().each { it.will(FAILS) }

        when:
        house.open()
        def answer = ask("\"function_name\":\"chat\",$INPUT")

        then:
        answer.status() == 502
        answer.json().error.startsWith('nobody answered: first: failed (500)')
    }

    def "what cannot be done is refused by its name, and nobody is asked: #more"() {
        when:
        house.open()
        def answer = ask(more)

        then:
        answer.status() == status
        answer.json().error == told
        house.standIn('first').calls.empty

        where:
        more | status | told
        INPUT | 400 | 'Either `function_name` or `model_name` must be provided'
        "\"function_name\":\"chat\",\"model_name\":\"chat\",$INPUT" | 400 | 'Only one of `function_name` or `model_name` can be provided'
        "\"function_name\":\"chatt\",$INPUT" | 404 | "Unknown function: chatt: did you mean 'chat'?"
        "\"model_name\":\"gpt\",$INPUT" | 404 | 'Unknown model: gpt: there is chat, answers'
        "\"function_name\":\"chat\",\"variant_name\":\"frist\",$INPUT" | 404 | "Unknown variant: frist: did you mean 'first'?"
        '"function_name":"chat"' | 400 | 'missing field `input`'
        "\"function_name\":\"chat\",\"inputs\":{},$INPUT" | 400 | "unknown field `inputs`: did you mean 'input'?"
        "\"function_name\":7,$INPUT" | 400 | 'function_name: expected a string'
        "\"function_name\":\"chat\",\"output_schema\":{\"a\":1},$INPUT" | 400 | '`output_schema`: this gateway does not do that'
        "\"function_name\":\"chat\",\"additional_tools\":[{}],$INPUT" | 400 | '`additional_tools`: this gateway does not do that'
        "\"function_name\":\"chat\",\"params\":{\"chat_completion\":{\"temperatur\":1}},$INPUT" | 400 | "params.chat_completion: unknown field `temperatur`: did you mean 'temperature'?"
        "\"function_name\":\"chat\",\"params\":{\"chat_completion\":{\"json_mode\":\"strict\"}},$INPUT" | 400 | 'params.chat_completion.json_mode: this gateway does `on` and `off`'
        '"function_name":"chat","input":{"system":{"a":1}}' | 400 | 'input.system: templates are not filled in by this gateway: send the text itself'
        '"function_name":"chat","input":{"messages":[{"role":"system","content":"x"}]}' | 400 | 'input.messages[0].role: expected `user` or `assistant`'
        '"function_name":"chat","input":{"messages":[{"role":"user","content":[{"type":"file","url":"x"}]}]}' | 400 | 'input.messages[0].content[0].type: `file` is not taken by this gateway, only `text` and `raw_text` are'
        '"function_name":"chat","output_schema":{},' + INPUT | 400 | '`output_schema`: this gateway does not do that'
        '"function_name":"chat","input":{"messages":1e99999999999}' | 400 | 'the body is wrong: a number has an exponent that no computer holds'
        '"function_name":"chat",' | 400 | 'the body is no JSON (line 1, column 25)'
    }
}
