package ai.pmoves.routing.tensorzero

import java.nio.file.Path
import spock.lang.Specification

/** The words of the real gateway (2026.4.1), which is not started without a store that its file asks for. */
class StoreSpec extends Specification {
    static final String NONE = 'Observability is enabled but no backend is available. Set `TENSORZERO_CLICKHOUSE_URL` or ' +
            '`TENSORZERO_POSTGRES_URL`, or configure `gateway.observability.backend` explicitly.'
    static final String POSTGRES = 'A Postgres connection is required when the primary datastore is Postgres and observability is enabled.'
    static final String AUTH = 'Authentication is enabled (`gateway.auth.enabled = true`) but Postgres is not available. ' +
            'Authentication requires Postgres. Set `TENSORZERO_POSTGRES_URL` or disable auth.'

    def 'a store that the gateway asks for, and that nobody told it: #lines with #set'() {
        when:
        def problems = GatewayFile.read(Path.of('t.toml'), "[gateway]\n$lines\n", { it in set }).problems()

        then:
        problems*.message() == told
        problems.every { it.where().line() == 2 && it.where().column() >= 1 }

        where:
        lines                                                                      | set                           || told
        'observability.enabled = true'                                             | []                            || [NONE]
        'observability.enabled = true'                                             | ['TENSORZERO_CLICKHOUSE_URL'] || []
        'observability.enabled = true'                                             | ['TENSORZERO_POSTGRES_URL']   || []
        'observability = { enabled = true, backend = "auto" }'                     | []                            || [NONE]
        'observability = { enabled = true, backend = "clickhouse" }'               | ['TENSORZERO_POSTGRES_URL']   || ['Missing environment variable `TENSORZERO_CLICKHOUSE_URL`.']
        'observability = { enabled = true, backend = "postgres" }'                 | ['TENSORZERO_CLICKHOUSE_URL'] || [POSTGRES]
        'observability.enabled = false'                                            | []                            || []
        'auth.enabled = true'                                                      | ['TENSORZERO_CLICKHOUSE_URL'] || [AUTH]
        'auth.enabled = true'                                                      | ['TENSORZERO_POSTGRES_URL']   || []
    }

    def 'without env files nothing is said of the environment'() {
        expect:
        GatewayFile.read(Path.of('t.toml'), '[gateway]\nobservability.enabled = true\n', null).accepted()
    }
}
