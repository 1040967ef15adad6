package ai.pmoves.docker.rehearsal

import ai.pmoves.kernel.ExitCode
import ai.pmoves.kernel.PmovesException
import spock.lang.Specification

import java.time.Duration

class FaultsSpec extends Specification {

    def "#text is understood"() {
        expect:
        Faults.parse(text, ['api', 'db'] as Set) == faults

        where:
        text                            || faults
        'api:unhealthy'                 || [new Fault.Unhealthy('api', 'rehearsed fault: api is unhealthy')]
        'api:unhealthy=no route'        || [new Fault.Unhealthy('api', 'no route')]
        'api:exit=3'                    || [new Fault.Exit('api', 3)]
        'api:slow=20s'                  || [new Fault.Slow('api', Duration.ofSeconds(20))]
        'api:slow=500ms'                || [new Fault.Slow('api', Duration.ofMillis(500))]
        'api:no-port'                   || [new Fault.NoPort('api')]
        'api:pull-missing'              || [new Fault.PullMissing('api')]
        'db:pull-unreachable'           || [new Fault.PullUnreachable('db')]
        'api:exit=0,db:slow=2m'         || [new Fault.Exit('api', 0), new Fault.Slow('db', Duration.ofMinutes(2))]
    }

    def "#text is refused at column #column, with a way out"() {
        when:
        Faults.parse(text, ['api', 'db', 'worker'] as Set)

        then:
        def e = thrown(PmovesException)
        e.exitCode() == ExitCode.USAGE
        e.problems().size() == 1
        with(e.problems()[0]) {
            code() == 'rehearsal.fault'
            message().startsWith("--fault $text, column $column: ")
            fix().contains(hint)
        }

        where:
        text                      | column | hint
        'apii:unhealthy'          | 1      | "did you mean 'api'?"
        'wroker:unhealthy'        | 1      | "did you mean 'worker'?"
        'something:unhealthy'     | 1      | 'services: api, db, worker'
        'api:unhealty'            | 5      | "did you mean 'unhealthy'?"
        'api:nonsense'            | 5      | 'exit=CODE'
        'api:exit=300'            | 5      | 'exit=CODE, 0 to 255'
        'api:exit'                | 5      | 'exit=CODE'
        'api:slow=fast'           | 5      | 'slow=DURATION'
        'api:no-port=80'          | 5      | 'no-port'
        'db:exit=1,api:slw=1s'    | 15     | "did you mean 'slow'?"
        'api'                     | 1      | 'unhealthy'
        ':unhealthy'              | 1      | 'unhealthy'
        ''                        | 1      | 'unhealthy'
    }

    def "all mistakes are told at once"() {
        when:
        Faults.parse('apii:exit=1,db:bad,db:exit=9,x:y', ['api', 'db'] as Set)

        then:
        def e = thrown(PmovesException)
        e.problems().size() == 3
    }
}
