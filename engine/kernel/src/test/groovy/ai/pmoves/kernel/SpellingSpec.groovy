package ai.pmoves.kernel

import spock.lang.Specification

class SpellingSpec extends Specification {

    def "'#typed' among #known: #near"() {
        expect:
        Spelling.near(typed, known) == near

        where:
        typed      | known                                 || near
        'paln'     | ['plan', 'run']                       || ['plan']
        'aip'      | ['api', 'data']                       || ['api']
        'APi'      | ['api']                               || ['api']
        'api'      | ['api']                               || []
        'postgres' | ['data/postgres', 'postgre']          || ['data/postgres', 'postgre']
        'engine'   | ['docker.no-engine', 'run.unknown']   || ['docker.no-engine']
        'wrk'      | ['a', 'worker']                       || []
        'stop'     | ['step', 'shop', 'atop', 'stoop']     || ['atop', 'shop', 'step']
        'x'        | ['axe']                               || []
        'q' * 1000 | ['q' * 1000 + 'r']                    || []
    }

    def "the question goes on after what is wrong"() {
        expect:
        "no step 'ap'" + Spelling.hint('ap', ['api']) == "no step 'ap': did you mean 'api'?"
        Spelling.question('xyz', ['api']) == null
        Spelling.hint('xyz', ['api']) == ''
    }
}
