package ai.pmoves.routing.rollout

import ai.pmoves.kernel.PmovesException
import java.nio.file.Path
import spock.lang.Specification

class ComposePatchSpec extends Specification {
    static final String STACK = '''\
        services:
          clickhouse:
            image: clickhouse/clickhouse-server:24.12-alpine
            environment:
              - CLICKHOUSE_USER=${TENSORZERO_CLICKHOUSE_USER:-tensorzero}
              - CLICKHOUSE_PASSWORD=${TENSORZERO_CLICKHOUSE_PASSWORD:-tensorzero}
            volumes:
              - ./users.xml:/etc/clickhouse-server/users.d/notebook.xml:ro

          gateway:
            image: tensorzero/gateway:2026.4.1   # pinned
            env_file: [keys.env]
            environment:
              # keys
              - TENSORZERO_CLICKHOUSE_URL=${TENSORZERO_CLICKHOUSE_URL:-http://tensorzero:tensorzero@clickhouse:8123/default}
              - OPENAI_API_KEY=sk-literal  # mine
              - GEMINI_API_KEY=${GEMINI_API_KEY}
              - UNUSED_API_KEY=${UNUSED_API_KEY}
              - RUST_LOG=info

          agent:
            image: agent
            environment:
              OPENAI_API_BASE: ${OPENAI_API_BASE:-}
              TENSORZERO_URL: "${TENSORZERO_URL:-http://tensorzero:3030}"
              OPENAI_MODEL: gpt-4o
              TENSORZERO_EMBED_MODEL: ${TENSORZERO_EMBED_MODEL:-text-embedding-3}

          bare:
            image: bare
        volumes: {}
        '''.stripIndent()

    def 'the gateway is given what it needs, by name; everybody asks ClickHouse by what it was given; the rest stays as it was'() {
        expect:
        patch(STACK).text() == STACK
                .replace('CLICKHOUSE_PASSWORD=${TENSORZERO_CLICKHOUSE_PASSWORD:-tensorzero}', 'CLICKHOUSE_PASSWORD=${TENSORZERO_CLICKHOUSE_PASSWORD:?}')
                .replace('${TENSORZERO_CLICKHOUSE_URL:-http://tensorzero:tensorzero@clickhouse:8123/default}',
                        'http://${TENSORZERO_CLICKHOUSE_USER:-tensorzero}:${TENSORZERO_CLICKHOUSE_PASSWORD:?}@clickhouse:8123/${TENSORZERO_CLICKHOUSE_DB:-default}')
                .replace('OPENAI_API_KEY=sk-literal', 'OPENAI_API_KEY=${OPENAI_API_KEY:?}')
                .replace('      - UNUSED_API_KEY=${UNUSED_API_KEY}\n', '')
                .replace('      - RUST_LOG=info\n', '      - RUST_LOG=info\n      - GROQ_API_KEY=${GROQ_API_KEY:?}\n')
                .replace('OPENAI_API_BASE: ${OPENAI_API_BASE:-}', 'OPENAI_API_BASE: ${OPENAI_API_BASE:-http://gateway:3000/openai/v1}')
                .replace('"${TENSORZERO_URL:-http://tensorzero:3030}"', '${TENSORZERO_URL:-http://gateway:3000}')
                .replace('OPENAI_MODEL: gpt-4o', 'OPENAI_MODEL: tensorzero::function_name::chat')
                .replace('${TENSORZERO_EMBED_MODEL:-text-embedding-3}', '${TENSORZERO_EMBED_MODEL:-tensorzero::embedding_model_name::embed}')
                .replace('    image: bare\n', '    image: bare\n').replace('  bare:\n', '''\
                    |  bare:
                    |    environment:
                    |      - OPENAI_BASE_URL=http://gateway:3000/openai/v1
                    |      - OPENAI_MODEL=tensorzero::function_name::chat
                    |'''.stripMargin())
    }

    def 'done once, nothing is left to do, and no password stands in the file'() {
        given:
        def once = patch(STACK).text()

        expect:
        patch(once).text() == once
        !once.contains('tensorzero:tensorzero') && !once.contains('sk-literal')
    }

    def 'a consumer that is named twice is given its variables once'() {
        expect:
        patch(STACK, [consumers: ['agent', 'bare', 'bare', 'agent']]) == patch(STACK)
    }

    def 'what is changed for a reason is told, and no value'() {
        given:
        def notes = patch(STACK, [values: [TENSORZERO_CLICKHOUSE_URL: 'http://clickhouse:8123', OPENAI_API_BASE: 'https://api.example']]).notes()

        expect:
        notes.any { it.contains('UNUSED_API_KEY is taken out') }
        notes.any { it.contains('TENSORZERO_URL led to tensorzero:3030, and no service has that name') }
        notes.any { it.startsWith('clickhouse: the password stood in the file') }
        notes.any { it.contains('./users.xml gives users passwords of its own') }
        notes.any { it.startsWith('TENSORZERO_CLICKHOUSE_URL of the environment and env files names no user') }
        notes.any { it == 'agent: OPENAI_API_BASE is set around it, and wins over what the file says' }
        !notes.any { it.contains('sk-literal') || it.contains('api.example') }
    }

    def 'a key that an env file gives is not blanked by an entry'() {
        when:
        def patch = patch(STACK, [files: ['keys.env': 'GEMINI_API_KEY=g\nGROQ_API_KEY=q\nOPENAI_API_KEY=\n']])

        then:
        !patch.text().contains('GEMINI_API_KEY')
        !patch.text().contains('GROQ_API_KEY')
        patch.text().contains('OPENAI_API_KEY=${OPENAI_API_KEY:?}')
        patch.notes().any { it.startsWith('gateway: an env file gives GEMINI_API_KEY') }
    }

    def 'what stands in a shared or one-line block is named and not touched: #environment'() {
        given:
        def text = "x-shared: &shared\n  OPENAI_API_KEY: sk-1\nservices:\n  gateway:\n    image: tensorzero/gateway\n    environment: $environment\n"

        when:
        def patch = patch(text, [consumers: []])

        then:
        patch.text() == text
        patch.notes().any { it.startsWith('gateway: change by hand') && it.contains('OPENAI_API_KEY') }

        where:
        environment << ['{OPENAI_API_KEY: sk-1}', '*shared', '["OPENAI_API_KEY=sk-1"]']
    }

    def 'the host\'s port is not the one where the container listens'() {
        expect:
        patch("services:\n  gateway:\n    image: tensorzero/gateway\n    ports: ['3030:3000']\n  a:\n    image: a\n    environment:\n      - TENSORZERO_BASE_URL=http://gateway:3030\n",
                [consumers: [], needed: []]).text().contains('- TENSORZERO_BASE_URL=http://gateway:3000\n')
    }

    def 'who is to ask the gateway, or to be it, is a service of the file'() {
        when:
        patch(STACK, [consumers: ['agnt', 'bare']])

        then:
        def refused = thrown(PmovesException)
        refused.problems()*.message() == ["the file has no service 'agnt': did you mean 'agent'?"]
    }

    def 'a store that the gateway is given and that is not written to is told'() {
        expect:
        patch(STACK, [needed: []]).notes().any { it.contains('-p observability=true') }
        !patch(STACK).notes().any { it.contains('-p observability=true') }
    }

    def 'where the gateway reads its configuration: #lines'() {
        when:
        def text = 'services:\n  gateway:\n    image: tensorzero/gateway\n' + lines.collect { "    $it\n" }.join('')

        then:
        patch(text, [consumers: [], needed: []]).configuration() == (at == null ? null : Path.of(at).toAbsolutePath())

        where:
        lines                                                                                                                  || at
        []                                                                                                                     || null
        ['command: ["--config-file", "/app/config/tensorzero.toml"]', 'volumes: ["./tz/config:/app/config:ro", ".:/app"]']     || 'tz/config/tensorzero.toml'
        ['command: --config-file=/app/config/**/*.toml', 'volumes: [{type: bind, source: ../tz, target: /app/config}]']        || Path.of('../tz/tensorzero.toml').toAbsolutePath().normalize().toString()
        ['command: --config-file /c/my.toml', 'volumes: ["/etc/my.toml:/c/my.toml"]']                                          || '/etc/my.toml'
        ['command: --config-file /c/my.toml', 'volumes: ["${HERE}/c:/c"]']                                                     || null
        ['command: --config-file /c/my.toml', 'volumes: ["config:/c"]']                                                        || null
    }

    def 'what compose demands and does not read by itself, and how it is started then'() {
        expect:
        Demanded.note('${A:?} ${B:?no b} ${C:?} ${D:-d} ${E:?}', { it == 'A' }, { it in ['A', 'B', 'C', 'D'] }, ['.env', 'env.shared']).get() ==
                'B, C stand in env files that docker compose does not read by itself: docker compose --env-file .env --env-file env.shared ...'
        Demanded.note('${A:?}', { true }, { true }, ['.env']).empty
        Demanded.note('${A:?}', { false }, { true }, []).empty
    }

    def 'without a gateway in the file nothing is changed, and a text that is no compose file is refused'() {
        when:
        def none = patch('services:\n  a:\n    image: a\n', [consumers: []])

        then:
        none.text() == 'services:\n  a:\n    image: a\n'
        none.notes()[0].contains('no service of this file runs tensorzero/gateway')

        when:
        patch(broken)

        then:
        thrown(PmovesException)

        where:
        broken << ['a: [', 'just text', '']
    }

    private static Patch patch(String text, Map<String, ?> with = [:]) {
        def files = with.files ?: ['./users.xml': '<clickhouse><users><tensorzero><password></password></tensorzero></users></clickhouse>']
        ComposePatch.of(Path.of('compose.yml'), text, new Wanted(null, with.consumers == null ? ['agent', 'bare'] : with.consumers,
                with.needed == null ? ['OPENAI_API_KEY', 'GEMINI_API_KEY', 'GROQ_API_KEY', 'TENSORZERO_CLICKHOUSE_URL'] : with.needed,
                ['OPENAI_API_KEY', 'GEMINI_API_KEY', 'GROQ_API_KEY', 'UNUSED_API_KEY'] as Set,
                with.values ?: [:], 'chat', 'embed')) { Optional.ofNullable(files[it]) }
    }
}
