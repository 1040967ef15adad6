package ai.pmoves.kernel

import java.nio.file.Path

class PlanSpec extends KernelSpecification {

    def "everything that is wrong with a plan is told in one pass, each at its place"() {
        when:
        plan(
                step('a').needs('c').at(new Location(Path.of('r.groovy'), 3, 5)),
                step('b').needs('a'),
                step('c').needs('b'),
                step('a').at(new Location(Path.of('r.groovy'), 9, 5)),
                step('data/postgres'),
                step('api').needs('data/postgers').at(new Location(Path.of('r.groovy'), 12, 5)),
                step('self').needs('self'),
                step('new').was('b'))

        then:
        def e = thrown(PmovesException)
        e.exitCode() == ExitCode.USAGE
        e.problems()*.toString() == [
                "r.groovy:9:5: step 'a' is declared twice, first at r.groovy:3:5 (give one of the two another name)",
                "r.groovy:12:5: step 'api' needs 'data/postgers', which is no step of this runbook (did you mean 'data/postgres'?)",
                "step 'new' says it was 'b', which is still a step (remove was 'b', or the old step)",
                "r.groovy:3:5: steps need each other in a circle: a -> c -> b -> a (remove one of these needs)",
                "steps need each other in a circle: self -> self (remove one of these needs)"]
    }

    def "a selection is checked against the plan, with a suggestion"() {
        when:
        openRuns().decide(plan(step('data/postgres'), step('api')), null, selection([(option): [name]]))

        then:
        def e = thrown(PmovesException)
        e.exitCode() == ExitCode.USAGE
        e.problems()*.toString() == ["--$option $name: the runbook has no such step or group ($hint)" as String]

        where:
        option  | name       | hint
        'from'  | 'postgres' | "did you mean 'data/postgres'?"
        'only'  | 'apii'     | "did you mean 'api'?"
        'skip'  | 'dta'      | "did you mean 'data'?"
        'force' | 'aip'      | "did you mean 'api'?"
    }

    def "a selection says what takes part"() {
        given:
        def runs = openRuns()
        def plan = plan(step('a'), step('b').needs('a'), step('c').needs('b'), step('x'))
        run(runs, plan)
        acted.clear()

        when:
        run(runs, plan, selection: selection(names))

        then:
        acted.sort() == expected

        where:
        names                     | expected
        [from: ['b']]             | ['b', 'c']
        [until: ['b']]            | ['a', 'b']
        [only: ['b']]             | ['b']
        [skip: ['b']]             | ['a', 'x']
        [from: ['b'], skip: ['c']] | ['b']
    }

    def "what a chosen step builds upon must have succeeded before"() {
        when:
        run(openRuns(), plan(step('a'), step('b').needs('a')), selection: selection(only: ['b']))

        then:
        def e = thrown(PmovesException)
        e.exitCode() == ExitCode.USAGE
        e.message.contains("leaves out 'a' (not in --only), which is needed and has not succeeded yet")
    }
}
