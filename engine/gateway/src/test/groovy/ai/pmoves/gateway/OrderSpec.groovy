package ai.pmoves.gateway

import static ai.pmoves.gateway.harness.Fate.*

import ai.pmoves.gateway.harness.House
import ai.pmoves.gateway.harness.Wire
import ai.pmoves.kernel.Json
import java.time.Duration
import java.util.concurrent.TimeUnit
import spock.lang.AutoCleanup
import spock.lang.Specification

/** Who answers, who is asked before, and what the client is told. */
class OrderSpec extends Specification {
    @AutoCleanup
    House house = new House('first', 'second')

    def "the first in order answers, and nobody else is asked"() {
        when:
        def answer = house.open().chat(',"temperature":0.10,"tensorzero::tags":{"a":1}')

        then:
        answer.status() == 200
        answer.json().choices[0].message.content == 'hello from first'
        answer.header('x-pmoves-provider') == 'first'
        answer.header('x-pmoves-tier') == 'tier of first'
        answer.header('x-pmoves-attempts') == 'first: ok'
        house.standIn('second').calls.empty
        with(house.standIn('first').calls[0]) {
            path() == '/v1/chat/completions'
            key() == "Bearer $House.KEY"
            body().model == 'model-of-first'
            body().temperature == 0.10
            !body().keySet().any { it.startsWith('tensorzero') }
        }
    }

    def "whoever #fate is followed by the next, and the cause is told: #cause"() {
        given:
        house.standIn('first').will(fate)

        when:
        def answer = house.open().chat('')

        then:
        answer.status() == 200
        answer.header('x-pmoves-provider') == 'second'
        answer.header('x-pmoves-attempts') == "first: $cause, second: ok"
        house.standIn('first').calls.size() == 1
        house.standIn('second').calls.size() == 1

        where:
        fate                 | cause
        DIES_BEFORE_HEADERS  | 'closed the connection without an answer'
        DIES_AFTER_HEADERS   | 'closed the connection without an answer'
        DIES_IN_THE_MIDDLE   | 'closed the connection without an answer'
        HANGS                | 'no answer within 0.6 s'
        HANGS_AFTER_HEADERS  | 'no answer within 0.6 s'
        HANGS_IN_THE_MIDDLE  | 'no answer within 0.6 s'
        NO_HTTP              | 'answered garbage: no HTTP'
        GARBAGE              | 'answered garbage: no JSON object'
        GARBAGE_IN_THE_MIDDLE | 'answered garbage: no JSON object'
        ENDLESS_LINE         | 'answered more than 1048576 bytes'
        FAILS                | 'failed (500)'
        LIMITED              | 'too many requests (429)'
        UNAUTHORIZED         | 'refused the key in KEY_OF_FIRST (401)'
        NO_MODEL             | 'knows no such model or address (404)'
        ERROR_IN_BODY        | 'answered with an error'
    }

    def "whoever is down is followed by the next"() {
        given:
        house.open()
        house.standIn('first').close()

        when:
        def answer = house.chat('')

        then:
        answer.status() == 200
        answer.header('x-pmoves-attempts') =~ /first: no connection to 127.0.0.1:\d+: refused, second: ok/
    }

    def "a request that is wrong itself is sent to one, and ends with its words"() {
        given:
        house.standIn('first').will(REFUSES)

        when:
        def answer = house.open().chat('')

        then:
        answer.status() == 400
        answer.message() == 'first refused the request (400): max_tokens is too large'
        answer.json().error.code == 'provider_refused'
        house.standIn('second').calls.empty
    }

    def "not each refusal is about the request: #status #body"() {
        given:
        house.standIn('first').says(status, 'application/json', body)

        when:
        def answer = house.open().chat('')

        then:
        answer.header('x-pmoves-attempts') == "first: $cause, second: ok"

        where:
        status | body                                                                    | cause
        413    | '{"error":{"message":"TPM: Limit 6000","code":"rate_limit_exceeded"}}'  | 'too many tokens (413)'
        400    | '{"error":{"message":"long","code":"context_length_exceeded"}}'         | 'takes no request that long (400)'
        400    | '{"error":{"message":"gone","code":"model_decommissioned"}}'            | 'knows no such model (400)'
        400    | '{"error":{"message":"x/y is not a valid model ID","code":400}}'        | 'knows no such model (400)'
        422    | '{"detail":[{"loc":["body","stream_options"],"msg":"Extra inputs"}]}'   | 'does not tell what a stream costs (422)'
    }

    def "a client whose request is too long for everybody is told so"() {
        given:
        def body = '{"error":{"message":"at most 8192 tokens","code":"context_length_exceeded"}}'
        house.standIns.values().each { it.says(400, 'application/json', body) }

        when:
        def answer = house.open().chat('')

        then:
        answer.status() == 400
        answer.json().error.code == 'context_length_exceeded'
        answer.message().contains('at most 8192 tokens')
    }

    def "a client is told the shortest time that a provider asks for"() {
        given:
        house.standIn('first').says(429, ['retry-after': '40'], '{}')
        house.standIn('second').says(429, ['retry-after': '7'], '{}')

        when:
        def answer = house.open().chat('')

        then:
        answer.status() == 429
        answer.header('retry-after') == '7'
    }

    def "who is told to come again soon is not told not to, and who would have to wait long asks no more by itself: #seconds s"() {
        given:
        house.standIns.values().each { it.says(429, ['retry-after': "$seconds" as String], '{}') }

        when:
        def answer = house.open().chat('')
        def after = house.chat('')

        then:
        [answer, after].every { it.header('x-should-retry') == told }
        answer.header('retry-after') == "$seconds"
        after.message() ==~ /nobody is asked just now: first: passed over: it failed too often just now, and is asked again in \d+ s; .*/
        Math.abs((after.header('retry-after') as int) - seconds) < 9

        where:
        seconds | told
        40      | ''
        100     | 'false'
    }

    def "an answer that names a field twice is an answer"() {
        given:
        house.standIn('first').says(200, 'application/json', '{"id":"a","id":"b","choices":[{}]}')

        expect:
        house.open().chat('').header('x-pmoves-provider') == 'first'
    }

    def "a byte order mark before an answer is left out"() {
        given:
        house.standIn('first').says(200, 'application/json', '\uFEFF{"choices":[{}]}')

        expect:
        house.open().chat('').body() == '{"choices":[{}]}'
    }

    def "a provider is asked again as often as its tier says"() {
        given:
        house.retries = 2
        house.standIn('first').will { house.standIn('first').calls.size() < 3 ? FAILS : OK }

        when:
        def answer = house.open().chat('')

        then:
        answer.header('x-pmoves-attempts') == 'first: failed (500), first: failed (500), first: ok'
        house.standIn('second').calls.empty
    }

    def "where nobody answers, all causes are told, no key among them: #first, #second"() {
        given:
        house.standIn('first').will(first)
        house.standIn('second').will(second)

        when:
        def answer = house.open().chat('')

        then:
        answer.status() == status
        answer.json().error.attempts*.provider == ['first', 'second']
        answer.message().contains(told)
        !answer.body().contains(House.KEY)
        answer.header('x-should-retry') == (status == 429 ? '' : 'false')

        where:
        first        | second              | status | told
        FAILS        | DIES_BEFORE_HEADERS | 502    | 'first: failed (500): the GPU fell over; second: closed the connection'
        UNAUTHORIZED | FAILS               | 502    | 'first: refused the key in KEY_OF_FIRST (401)'
        HANGS        | HANGS               | 504    | 'no answer within 0.6 s'
        LIMITED      | LIMITED             | 429    | 'all providers are asked too much'
    }

    def "no part of a key is told where a provider says it at the end of a long text: #length"() {
        given:
        house.standIn('first').says(400, 'application/json', Json.line([error: [message: 'x' + '\n' * length + House.KEY]]))

        expect:
        !house.open().chat('').body().contains('sk-of')

        where:
        length << [1974, 65_510, 65_530]
    }

    def "whoever is given up is told before the next is asked"() {
        given:
        house.standIn('first').will(HANGS)
        house.standIn('second').will { house.standIn('first').left.tryAcquire(5, TimeUnit.SECONDS) ? OK : FAILS }

        expect:
        house.open().chat('').status() == 200
    }

    def "a provider that failed often is not asked for a while"() {
        given:
        house.circuit = new GatewaySettings.Circuit(4, 4, 50, Duration.ofMinutes(1))
        house.standIn('first').will(FAILS)
        house.open()

        when:
        def answers = (1..6).collect { house.chat('') }

        then:
        answers*.status() == [200] * 6
        house.standIn('first').calls.size() == 4
        answers.last().header('x-pmoves-attempts') ==~ /first: passed over: it failed too often just now, and is asked again in (60|59|58) s, second: ok/
        Wire.get(house.port(), '/metrics').body().contains('pmoves_gateway_circuit_open{provider="first"} 1.0')
    }

    def "embeddings, and conversations that end in JSON"() {
        given:
        house.open()

        when:
        def vectors = Wire.post(house.port(), '/openai/v1/embeddings',
                '{"model":"tensorzero::embedding_model_name::embed","input":["a"]}')
        def json = Wire.post(house.port(), '/openai/v1/chat/completions',
                '{"model":"tensorzero::function_name::answers","messages":[]}')

        then:
        vectors.json().data[0].embedding == [0.25, -1.5, 3.0]
        json.status() == 200
        with(house.standIn('first')) {
            calls[0].path() == '/v1/embeddings'
            calls[0].body() == [model: 'model-of-first', input: ['a']]
            calls[1].body().response_format == [type: 'json_object']
        }
    }
}
