package ai.pmoves.routing.tensorzero

import ai.pmoves.routing.rollout.ServiceNames
import java.nio.file.Path
import spock.lang.Specification

class RemarksSpec extends Specification {
    static final String FILE = '''\
        [functions.f]
        type = "chat"
        [functions.f.variants.v]
        type = "chat_completion"
        model = "used"
        [models.used]
        routing = ["p"]
        [models.used.providers.p]
        type = "openai"
        model_name = "m"
        api_base = "http://jetson-ollama:11434/v1"
        api_key_location = "none"
        [models.idle]
        routing = ["p"]
        [models.idle.providers.p]
        type = "openai"
        model_name = "m"
        api_base = "https://api.openai.com/v1"
        api_key_location = "none"
        '''.stripIndent()

    def 'a model that no function asks for is told, where it stands'() {
        expect:
        with(Remarks.unused(config(FILE))) {
            it*.message() == ["no function asks for model 'idle'"]
            it[0].where().line() == 13
        }
        Remarks.unused(config(FILE.replace('"chat_completion"\nmodel = "used"', '"experimental_best_of_n_sampling"\ncandidates = []'))).empty
    }

    def 'a local provider that nothing limits is told, a hosted one is not: #more'() {
        expect:
        with(Remarks.unlimited(config(FILE + more.stripIndent()))) {
            it*.message() == told
            it*.where()*.line() == told.collect { 3 }
        }
        Remarks.unlimited(config(FILE.replace('http://jetson-ollama:11434', 'https://api.openai.com'))).empty

        where:
        more                                                                          | told
        ''                                                                            | ["'v' of 'f' has no `timeouts`: if 'p' at jetson-ollama:11434 hangs, it is waited for 15 minutes"]
        '[functions.f.variants.v.timeouts]\nnon_streaming = { total_ms = 20000 }'     | []
        '[models.used.timeouts]\nnon_streaming.total_ms = 20000'                      | []
    }

    def 'a host that no service has is told once, with what was meant; others are not: #services'() {
        expect:
        Remarks.nowhere(config(FILE), services)*.message() == told

        where:
        services            | told
        ['jetson-olama']    | ["the stack has no service 'jetson-ollama': did you mean 'jetson-olama'?"]
        ['api']             | ["the stack has no service 'jetson-ollama'"]
        ['jetson-ollama']   | []
    }

    def 'services are known by all of their names'() {
        expect:
        ServiceNames.of(Path.of('c.yml'), 'services:\n  a:\n    container_name: b\n  c:\n    hostname: d\n') == ['a', 'b', 'c', 'd'] as Set
    }

    private static config(String text) {
        GatewayFile.read(Path.of('t.toml'), text, null).config()
    }
}
