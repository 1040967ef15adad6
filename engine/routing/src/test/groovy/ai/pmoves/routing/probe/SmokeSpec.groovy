package ai.pmoves.routing.probe

import com.fasterxml.jackson.databind.ObjectMapper
import com.sun.net.httpserver.HttpServer
import spock.lang.Specification

/** Against what TensorZero's gateway (2026.4.1) answers, as {@code bench/real-gateway} sees it. */
class SmokeSpec extends Specification {
    static final String OPENAI = '/openai/v1/chat/completions'
    static final String REFUSED = 'All variants failed with errors: first: All model providers failed to infer with errors: first: down\n' +
            'second: All model providers failed to infer with errors: second: Error sending request'

    def server = HttpServer.create(new InetSocketAddress(InetAddress.loopbackAddress, 0), 0)
    List<Map> asked = [].asSynchronized()

    def setup() {
        server.start()
    }

    def cleanup() {
        server.stop(0)
    }

    def 'the attempts before are those that have no inference of their own; the gateway is asked to tell them in every way'() {
        given:
        def before = '{"provider_type":"openai","data":"{}"}'
        def good = '{"model_inference_id":"01a2","provider_type":"openai","data":"{}"}'
        answer('/inference', 200, """{"variant_name":"second","raw_response":[$before,$good]}""")
        answer(OPENAI, 200, """{"model":"tensorzero::function_name::chat::variant_name::second","tensorzero_raw_response":[$before,$before,$good]}""",
                'data: {"model":"tensorzero::function_name::chat::variant_name::second"}\n\n' +
                """data: {"tensorzero_raw_response":[$before]}\n\ndata: [DONE]\n\n""")

        expect:
        new Smoke(url(), 'chat').all().collect { [it.by(), it.attempts(), it.failure()] } ==
                [['second', '1 before', ''], ['second', '2 before', ''], ['second', '1 before', '']]
        asked*.include_raw_response == [true, null, null]
        asked*.'tensorzero::include_raw_response' == [null, true, true]
    }

    def 'nobody answered: the reason of each who was asked, in one line'() {
        given:
        answer(OPENAI, 502, new ObjectMapper().writeValueAsString([error: [message: REFUSED]]))

        expect:
        new Smoke(url(), 'chat').all()*.failure() == ["502: ${REFUSED.replace('\n', '; ')}"] * 2
    }

    private String url() {
        "http://127.0.0.1:$server.address.port"
    }

    private void answer(String path, int status, String whole, String stream = whole) {
        server.createContext(path) { exchange ->
            def question = new ObjectMapper().readValue(exchange.requestBody, Map)
            asked << question
            def body = (question.stream ? stream : whole).bytes
            exchange.responseHeaders.add('Content-Type', question.stream && status == 200 ? 'text/event-stream' : 'application/json')
            exchange.sendResponseHeaders(status, body.length)
            exchange.responseBody.withCloseable { it.write(body) }
        }
    }
}
