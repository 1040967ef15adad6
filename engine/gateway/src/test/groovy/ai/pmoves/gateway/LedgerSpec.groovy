package ai.pmoves.gateway

import static ai.pmoves.gateway.Allowance.Unit.*
import static ai.pmoves.gateway.harness.Fate.*
import static ai.pmoves.routing.Budget.Period.*

import ai.pmoves.gateway.harness.House
import ai.pmoves.gateway.harness.Wire
import ai.pmoves.kernel.Json
import ai.pmoves.kernel.PmovesException
import java.nio.file.Files
import java.nio.file.attribute.PosixFilePermissions
import java.sql.DriverManager
import java.time.Clock
import java.time.Duration
import java.time.Instant
import java.time.ZoneId
import java.time.ZoneOffset
import spock.lang.AutoCleanup
import spock.lang.Specification

/** What is kept, and what is spent. */
class LedgerSpec extends Specification {
    @AutoCleanup
    House house = new House('first', 'second')

    def "a request is kept: who, when, how long, how many, and no word and no key"() {
        given:
        house.standIn('first').will(UNAUTHORIZED)
        house.open()

        when:
        house.chat(',"user":"Rumpelstiltskin"')
        house.chat(',"stream":true')
        house.standIn('second').will(FAILS)
        house.chat('')
        house.stop()
        def rows = rows()

        then:
        rows*.status == [200, 200, 502]
        rows*.provider == ['second', 'second', null]
        rows*.stream == [0, 1, 0]
        rows*.input_tokens == [3, 3, 0]
        rows*.output_tokens == [4, 6, 0]
        Json.read(rows[0].attempts)*.cause == ['refused the key in KEY_OF_FIRST (401)', 'ok']
        Json.read(rows[2].attempts)*.cause == ['refused the key in KEY_OF_FIRST (401)', 'failed (500)']

        and:
        PosixFilePermissions.toString(Files.getPosixFilePermissions(house.folder.resolve('state'))) == 'rwx------'
        def files = Files.list(house.folder.resolve('state')).toList()
        files.every { PosixFilePermissions.toString(Files.getPosixFilePermissions(it)) == 'rw-------' }
        files.every { file ->
            def bytes = new String(Files.readAllBytes(file), 'ISO-8859-1')
            [House.KEY, 'Rumpelstiltskin', 'hello from', 'fell over'].every { !bytes.contains(it) }
        }
    }

    def "a budget is spent, the next tier answers, and the budget survives a restart"() {
        given:
        house.allowances.first = [new Allowance('provider first', REQUESTS, 2, DAY)]
        house.open()

        when:
        def before = (1..2).collect { house.chat('').header('x-pmoves-provider') }
        house.stop()
        house.open()
        def after = house.chat('')

        then:
        before == ['first', 'first']
        after.header('x-pmoves-attempts') == 'first: passed over: 2 requests per day of provider first are spent, second: ok'
    }

    def "where all budgets are spent, the answer names them and says when to come again"() {
        given:
        house.clock = Clock.fixed(Instant.parse('2026-03-31T23:59:30Z'), ZoneOffset.UTC)
        house.allowances.first = [new Allowance('provider first', TOKENS, 7, MONTH)]
        house.allowances.second = [new Allowance('tier cloud', REQUESTS, 1, HOUR)]
        house.open()

        when:
        def answers = (1..3).collect { house.chat('') }

        then:
        answers*.status() == [200, 200, 429]
        with(answers[2]) {
            message().contains('7 tokens per month of provider first are spent')
            message().contains('1 requests per hour of tier cloud are spent')
            json().error.type == 'insufficient_quota'
            header('retry-after') == '31'
            header('x-should-retry') == ''
        }
    }

    def "what may be spent and what is spent can be seen"() {
        given:
        def allowance = new Allowance('tier cloud', REQUESTS, 5, DAY)
        house.allowances.putAll(first: [allowance], second: [allowance])
        house.open()

        when:
        2.times { house.chat('') }
        def metrics = Wire.get(house.port(), '/metrics').body()

        then:
        metrics.contains('pmoves_gateway_budget{owner="tier cloud",per="day",unit="requests"} 5.0')
        metrics.contains('pmoves_gateway_budget_spent{owner="tier cloud",per="day",unit="requests"} 2.0')
        house.gateway().spent(allowance) == 2
    }

    def "where the cloud's budget is spent and who is local #fate, the answer is #status, with both causes"() {
        given:
        house.clock = Clock.fixed(Instant.parse('2026-03-31T12:00:00Z'), ZoneOffset.UTC)
        house.allowances.second = [new Allowance('tier cloud', REQUESTS, 0, DAY)]
        house.standIn('first').will(fate)

        when:
        def answer = house.open().chat('')

        then:
        answer.status() == status
        answer.json().error.code == code
        answer.message().startsWith(told)
        answer.message().contains('first: ')
        answer.message().endsWith('second: passed over: 0 requests per day of tier cloud are spent')
        answer.header('retry-after') == again

        where:
        fate                | status | code           | again | told
        DIES_BEFORE_HEADERS | 429    | 'budget_spent' | '10'  | 'what may be spent is spent, and nobody else answers just now: '
        HANGS               | 429    | 'budget_spent' | '10'  | 'what may be spent is spent, and nobody else answers just now: '
        LIMITED             | 429    | 'budget_spent' | '10'  | 'what may be spent is spent, and nobody else answers just now: '
        UNAUTHORIZED        | 502    | 'all_failed'   | ''    | 'nobody answered: '
        GARBAGE             | 502    | 'all_failed'   | ''    | 'nobody answered: '
    }

    def "where somebody is down and the next one is asked too much, the client is told to wait"() {
        given:
        house.standIn('first').will(FAILS)
        house.standIn('second').will(LIMITED)

        when:
        def answer = house.open().chat('')

        then:
        answer.status() == 429
        answer.message().startsWith('whoever is not down is asked too much: first: failed (500)')
    }

    def "a stretch of #per begins anew at #next"() {
        given:
        def allowance = new Allowance('x', REQUESTS, 1, per)
        def now = Instant.parse('2026-12-31T23:59:59Z')

        expect:
        allowance.until(now) == Instant.parse(next)
        allowance.since(Instant.parse(next)) == allowance.until(now)

        where:
        per    | next
        MINUTE | '2027-01-01T00:00:00Z'
        HOUR   | '2027-01-01T00:00:00Z'
        DAY    | '2027-01-01T00:00:00Z'
        MONTH  | '2027-01-01T00:00:00Z'
    }

    def "two gateways do not count in one folder"() {
        given:
        house.open()

        when:
        Gateway.start(new Lineup([chat: house.candidates()], [:], [] as Set), house.settings())

        then:
        def e = thrown(PmovesException)
        e.problems()[0].code() == 'gateway.running'
    }

    def "a clock that steps back a little does not give a budget back, and one that was years ahead does not keep it"() {
        given:
        def now = Instant.parse('2026-03-31T00:00:01Z')
        house.clock = new Clock() {
            ZoneId zone = ZoneOffset.UTC

            Clock withZone(ZoneId other) { this }

            Instant instant() { now }
        }
        house.allowances.first = [new Allowance('provider first', REQUESTS, 1, DAY)]
        house.open()

        expect:
        house.chat('').header('x-pmoves-provider') == 'first'
        house.chat('').header('x-pmoves-provider') == 'second'

        when:
        now = now - Duration.ofSeconds(2)

        then:
        house.chat('').header('x-pmoves-provider') == 'second'

        when:
        now = now - Duration.ofDays(400)

        then:
        house.chat('').header('x-pmoves-provider') == 'first'
    }

    def "a log whose budgets cannot be read is told, and let go"() {
        given:
        house.open()
        house.stop()
        sql("insert into spent values('provider first', 'WISHES', 'DAY', 0, 1)")

        when:
        house.open()

        then:
        def e = thrown(PmovesException)
        e.problems()[0].code() == 'gateway.log'

        when:
        sql('delete from spent')
        house.open()

        then:
        house.chat('').status() == 200
    }

    def "a log that is damaged is told, and not written over"() {
        given:
        def file = Files.createDirectories(house.folder.resolve('state')).resolve('gateway.db')
        Files.writeString(file, 'this was a shopping list and it is long enough to be taken for a header, it is, it is, it is indeed long')

        when:
        house.open()

        then:
        def e = thrown(PmovesException)
        e.problems()[0].code() == 'gateway.log'
        Files.readString(file).startsWith('this was a shopping list')
    }

    def "what is older than it is kept for is forgotten at the start"() {
        given:
        house.clock = Clock.fixed(Instant.parse('2026-01-01T00:00:00Z'), ZoneOffset.UTC)
        house.open()
        house.chat('')
        house.stop()
        house.clock = Clock.offset(house.clock, Duration.ofDays(8))
        house.open()

        when:
        house.chat('')
        house.stop()

        then:
        rows()*.time == [Instant.parse('2026-01-09T00:00:00Z').toEpochMilli()]
    }

    def "metrics count attempts, tokens and what is answered"() {
        given:
        house.standIn('first').will(FAILS)
        house.open()
        house.chat('')

        when:
        def text = Wire.get(house.port(), '/metrics').body()

        then:
        text.contains('pmoves_gateway_requests_total{route="chat",status="200"} 1.0')
        text.contains('pmoves_gateway_attempts_total{outcome="failed",provider="first",tier="tier of first"} 1.0')
        text.contains('pmoves_gateway_attempts_total{outcome="ok",provider="second",tier="tier of second"} 1.0')
        text.contains('pmoves_gateway_tokens_total{direction="output",provider="second"} 4.0')
        text.contains('pmoves_gateway_overhead_seconds_count 1')
        text.contains('pmoves_gateway_log_dropped_total 0.0')
    }

    private void sql(String statement) {
        def connection = DriverManager.getConnection("jdbc:sqlite:${house.folder.resolve('state/gateway.db')}")
        try {
            connection.createStatement().execute(statement)
        } finally {
            connection.close()
        }
    }

    private List<Map> rows() {
        def connection = DriverManager.getConnection("jdbc:sqlite:${house.folder.resolve('state/gateway.db')}")
        try {
            def found = connection.createStatement().executeQuery('select * from request order by id')
            def columns = (1..found.metaData.columnCount).collect { found.metaData.getColumnName(it) }
            def rows = []
            while (found.next()) {
                rows << columns.collectEntries { [it, found.getObject(it)] }
            }
            return rows
        } finally {
            connection.close()
        }
    }
}
