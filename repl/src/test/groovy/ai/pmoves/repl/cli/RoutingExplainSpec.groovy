package ai.pmoves.repl.cli

import java.nio.file.Files
import java.nio.file.Path
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Timeout

/** A policy is explained as its configuration would be, and by the same words. */
@Timeout(120)
class RoutingExplainSpec extends Specification {
    @TempDir
    Path folder

    Desk desk

    def setup() {
        desk = new Desk(folder, [OPENROUTER_API_KEY: 'sk-never-shown'])
        desk.runbook('policy', """
            def policy = routing {
                tier('local') { within 5.seconds; retries 1; openai 'ollama', at: 'http://ollama:11434/v1' }
                tier('plans') { openrouter 'openrouter', key: 'OPENROUTER_API_KEY'; groq 'groq', key: 'GROQ_API_KEY' }
                chat('chat') { ask 'ollama', 'm'; ask 'groq', 'm'; ask 'openrouter', 'm' }
            }
            step('s') { effect pure; action { show policy.tensorzero } }""")
    }

    def 'who answers when something is down, and what a request costs that everybody refuses'() {
        when:
        def code = desk.types('routing', 'explain', 'chat', 'policy.groovy', '--down', 'ollama', '--json')
        def chat = desk.json().functions[0]

        then:
        code == 0
        chat.where.contains('policy.groovy:7')
        chat.variants.collectEntries { [it.name, it.answers] } == [ollama: 0.0, openrouter: 1.0]
        chat.calls == 3
        chat.hostedCalls == 1
        desk.talk.contains('left out: groq: GROQ_API_KEY is not set')
        !(desk.output + desk.talk).contains('sk-never-shown')
    }

    def 'everybody may be down, and one episode has the one order'() {
        expect:
        desk.types('routing', 'explain', 'chat', 'policy.groovy', '--down', 'ollama', '--down', 'openrouter') == 0
        desk.output.contains('with ollama, openrouter down, nobody answers 100.0 % of the time')
        desk.types('routing', 'explain', 'chat', 'policy.groovy', '--episode', '0192d3b4-0000-7000-8000-000000000001') == 0
        desk.output.trim() == 'chat: ollama > openrouter'
    }

    def 'a tier is all of its providers, several stand behind one word, and who is left out may be named'() {
        expect:
        desk.types('routing', 'explain', 'chat', 'policy.groovy', '--down', 'ollama,plans,groq') == 0
        desk.output.contains('with ollama, plans, groq down, nobody answers 100.0 % of the time')
    }

    def 'who is down is somebody that is known: #down'() {
        given:
        Files.writeString(folder.resolve('t.toml'), '''\
            [functions.chat]
            type = "chat"
            variants.a = { type = "chat_completion", model = "m" }
            [models.m]
            routing = ["p"]
            providers.p = { type = "openai", model_name = "x", api_base = "http://ollama:11434/v1", api_key_location = "none" }
            '''.stripIndent())

        expect:
        desk.types('routing', 'explain', 'chat', file, '--down', down) == 2
        desk.talk.contains(told)

        where:
        file            | down         || told
        'policy.groovy' | 'olama'      || "nobody is called 'olama': did you mean 'ollama'?"
        'policy.groovy' | 'nosuch'     || 'ollama, openrouter, groq, local, plans'
        't.toml'        | 'a,m,p,olma' || "nobody is called 'olma'"
    }

    def 'without a word about what, each of the three is named'() {
        expect:
        desk.types('routing') == 2
        ['lint', 'explain', 'migrate'].every { desk.talk.contains("routing $it ") }
    }

    def 'an env file that is not there, in a policy with no parameter for it'() {
        given:
        desk.runbook('keys', '''
            def policy = routing(envFiles: ['gone.env']) {
                tier('local') { within 5.seconds; openai 'ollama', at: 'http://ollama:11434/v1' }
                chat('chat') { ask 'ollama', 'm' }
            }''')

        expect:
        desk.types('routing', 'explain', 'chat', 'keys.groovy') == 2
        desk.talk.contains("routing(envFiles: ['env.shared', '.env'])")
    }

    def 'the policy of the README works as it stands there'() {
        given:
        def readme = Files.readString(Path.of('..', 'README.md'))
        def book = readme.substring(readme.indexOf("runbook('mine')"))
        Files.writeString(folder.resolve('mine.groovy'), book.substring(0, book.indexOf('```')))

        expect:
        desk.types('routing', 'explain', 'chat', 'mine.groovy') == 0
        desk.output.contains('ollama')
        desk.talk.contains('left out: gemini: ')
    }

    def 'a function that the policy does not have, and a runbook without a policy'() {
        given:
        desk.runbook('none', "step('s') { effect pure; action { show 'x' } }")

        expect:
        desk.types('routing', 'explain', 'chatt', 'policy.groovy') == 2
        desk.talk.contains('it has chat')
        desk.talk.contains('routing explain chat policy.groovy')
        desk.types('routing', 'explain', 'chat', 'none.groovy') == 2
        desk.talk.contains('has no routing { }')
    }
}
