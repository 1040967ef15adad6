package ai.pmoves.routing.tensorzero

import ai.pmoves.routing.tensorzero.config.GatewayConfig
import com.fasterxml.jackson.databind.ObjectMapper
import java.nio.file.Path
import spock.lang.Specification

class MigrationSpec extends Specification {
    static final String GUIDE = new ObjectMapper()
            .readValue(MigrationSpec.getResource('/ai/pmoves/routing/verdicts.json'), List)
            .find { it.name == 'the sample of the guide' }.config

    def 'the sample of the guide, which is no TOML, becomes a valid file that asks in the order that was meant'() {
        when:
        def migrated = migrate(GUIDE, [CF_ACCOUNT_ID: 'abc'])
        def config = migrated.after().config()
        def chat = Explanation.of(config, 'chat', [] as Set)

        then:
        migrated.after().problems().empty
        chat.certain()
        chat.orders()[0].variants() == ['local', 'free_tier', 'cloud_gemini', 'cloud_anthropic', 'cloud_openai']
        chat.attempts()*.host() == [
            'host.docker.internal:11434', 'api.cloudflare.com', 'google_ai_studio_gemini', 'anthropic', 'openai']
        config.models()['llama-cf'].providers()['cloudflare'].address() == 'https://api.cloudflare.com/client/v4/accounts/abc/ai/v1'
        config.models()['gemini-pro'].providers()['google_gemini'].key() == 'env::GOOGLE_API_KEY'
        config.embeddings()['embed'].providers()['ollama'].model() == 'qwen3-embedding:4b'
        migrated.changes()*.what().any { it.contains("'local' came first 43.5 % of the time") }
        migrated.text().contains('# General Chat Routing')
    }

    def 'of the sample of the guide only the causes are told, each once, with who mends it'() {
        when:
        def problems = GatewayFile.read(Path.of('t.toml'), GUIDE, null).problems()

        then:
        problems*.message() == ['toml: functions.chat.variants has a value here, and is a table in line ' + line(GUIDE, '[functions.chat.variants.local]'),
                                'toml: functions.embed.variants has a value here, and is a table in line ' + line(GUIDE, '[functions.embed.variants.local_embed]')]
        problems*.where()*.line() == GUIDE.readLines().findIndexValues { it.startsWith('variants = [') }.collect { (it as int) + 1 }
        problems.every { it.fix().endsWith('pmoves routing migrate') }

        and: 'another mistake stays, and so does what nothing can be made of'
        GatewayFile.read(Path.of('t.toml'), GUIDE + '\n[a]\nx = 1\nx = 2\n', null).problems()*.message().any { it.contains('x previously defined') }
        with(GatewayFile.read(Path.of('t.toml'), 'a = 1\n[a.b]\nx = 1\nc = = 2\n', null).problems()) {
            it*.message().any { it.contains("a has a value here, and is a table in line 2") }
            it[0].fix() == 'take the value out: the table says it'
        }
    }

    private static int line(String text, String beginning) {
        text.readLines().findIndexOf { it.startsWith(beginning) } + 1
    }

    def 'what is migrated needs no second migration'() {
        given:
        def once = migrate(GUIDE, [CF_ACCOUNT_ID: 'abc'])

        expect:
        migrate(once.text()).changes().empty
        migrate(once.text()).text() == once.text()
    }

    def 'weights keep their odds unless they are said to be an order'() {
        given:
        def old = file('weight = 1.0', 'weight = 3.0', '')
        def before = shares(GatewayFile.read(Path.of('t.toml'), old, null).config())

        when:
        def same = migrate(old)
        def order = migrate(old, [:], true)

        then:
        same.after().accepted() && order.after().accepted()
        shares(same.after().config()) == before
        Explanation.of(order.after().config(), 'f', [] as Set).orders()*.variants() == [['b', 'a', 'c']]
    }

    def 'experiments of old types mean the same: #type'() {
        given:
        def old = file('', '', '') + "\n[functions.f.experimentation]\ntype = \"$type\"\n$rest\n"
        def before = shares(GatewayFile.read(Path.of('t.toml'), old, null).config())

        when:
        def migrated = migrate(old)

        then:
        migrated.after().accepted()
        migrated.changes().size() == 1
        shares(migrated.after().config()) == before

        where:
        type             | rest
        'uniform'        | ''
        'uniform'        | 'candidate_variants = ["a", "b"]'
        'uniform'        | 'fallback_variants = ["a", "b"]'
        'static_weights' | 'candidate_variants = { a = 0.2, b = 0.8 }'
    }

    def 'a file that needs nothing stays as it is, to the byte'() {
        given:
        def modern = '# mine\n\n' + file('', '', '') + '\n# the end\n'

        expect:
        migrate(modern).text() == modern
        migrate(modern).changes().empty
    }

    def 'an address whose variable is not set is told, and stays as it was written'() {
        expect:
        migrate(GUIDE).after().problems()*.code() == ['routing.not-interpolated']
    }

    def 'texts on several lines, quoted keys, lists of tables and the ends of lines are read as TOML reads them'() {
        given:
        def old = '''\
[functions.chat]
type = "chat"
description = """
variants = a list of names
[providers.gone]
weight = 5
"""

[functions.chat.variants.a]
type = "chat_completion"
"model" = "models.m"   # quoted
"weight" = 0.7

[[functions.chat.variants.a.extra_body]]
pointer = "/x"
value = [
  1, # one
  2,
]

[models.m]
routing = ["p"]

[models.m.providers.p]
type = "openai"
model_name = "q [x]"
api_key_location = "env:KEY"
'''.replace('\n', ends)

        when:
        def migrated = migrate(old)

        then:
        migrated.after().accepted()
        migrated.text().contains(['description = """', 'variants = a list of names', '[providers.gone]', 'weight = 5', '"""'].join(ends))
        migrated.text().contains('"model" = "m"   # quoted' + ends)
        !migrated.text().contains('"weight" = 0.7')
        migrated.text().contains('candidate_variants = { a = 0.7 }' + ends)
        migrated.text().contains('api_key_location = "env::KEY"' + ends)
        migrated.text().replace(ends, '').indexOf('\n') < 0
        migrate(migrated.text()).changes().empty

        where:
        ends << ['\n', '\r\n']
    }

    def 'a key that stands in the file is not taken over, and that is said without it'() {
        when:
        def migrated = migrate('''\
            [providers.mine]
            type = "openai"
            url = "https://api.example.com/v1"
            api_key = "sk-abcdef123456"

            [models.m]
            provider = "mine"
            model = "q"
            '''.stripIndent())

        then:
        !migrated.text().contains('sk-abcdef123456')
        migrated.changes().any { it.where().line() == 4 && it.what().contains("'mine' stands in the file itself") }
        !migrated.changes().any { it.what().contains('sk-abc') }
    }

    def 'random pieces of TOML, put together again, are the same text: seed #seed'() {
        given:
        def random = new Random(seed)
        def pieces = ['[a.b]', '[[c]]', 'k = 1', 'k = """', '"""', "'" * 3, '# c', 'x = [', ']', '"q" = "v"', '', '\r', '{', 'weight = 2', '"', "'", '\\']
        def text = (0..random.nextInt(60)).collect { pieces[random.nextInt(pieces.size())] }.join(random.nextBoolean() ? '\n' : '')

        expect:
        ai.pmoves.routing.internal.migrate.Section.of(Path.of('t.toml'), text)*.text().join('') == text

        where:
        seed << (1..300)
    }

    private static Migration migrate(String text, Map<String, String> variables = [:], boolean ordered = false) {
        Migration.of(Path.of('t.toml'), text, ordered, { variables[it] })
    }

    private static Map<List<String>, Double> shares(GatewayConfig config) {
        Explanation.of(config, 'f', [] as Set).orders().collectEntries { [it.variants(), it.share()] }
    }

    private static String file(String a, String b, String c) {
        "[functions.f]\ntype = \"chat\"\n" + [a: a, b: b, c: c].collect { name, line ->
            "\n[functions.f.variants.$name]\ntype = \"chat_completion\"\nmodel = \"m\"\n" + (line ? line + '\n' : '')
        }.join('') + """
[models.m]
routing = ["p"]

[models.m.providers.p]
type = "openai"
api_base = "http://ollama:11434/v1"
model_name = "q"
api_key_location = "none"
"""
    }
}
