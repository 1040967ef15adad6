package ai.pmoves.dsl

import ai.pmoves.kernel.Effect
import ai.pmoves.kernel.RetryPolicy
import java.time.Duration

class EvaluationSpec extends RunbookFixture {

    def 'a runbook becomes a plan: steps, groups, keys, needs, limits'() {
        when:
        def plan = plan '''
            runbook('bringup') {
                about 'Bring it up'
                params {
                    text 'model', about: 'which', byDefault: 'llama'
                    number 'count', byDefault: 3
                }
                step('preflight') {
                    about 'Look first'
                    effect pure
                    action { log "hello ${params.text('model')}" }
                }
                ['postgres', 'nats'].each { name ->
                    group('data') {
                        step('start', key: name) {
                            needs 'preflight'
                            effect idempotent
                            critical name == 'postgres'
                            retry { attempts 5; backoff 2.seconds; on exitCode }
                            timeout 2.minutes
                            silence 500.milliseconds
                            check { name.length() > 4 }
                            action { [name: name, count: params.number('count')] }
                        }
                    }
                }
                step('end') {
                    needs 'data'
                    action { output('data/start[nats]') }
                }
            }
        '''

        then:
        plan.runbook() == 'bringup'
        plan.about() == 'Bring it up'
        plan.stack() == 'bringup'
        plan.parameters() == [model: 'llama', count: '3']
        plan.steps()*.path()*.value() == ['preflight', 'data/start[postgres]', 'data/start[nats]', 'end']
        with(step(plan, 'data/start[nats]')) {
            needs()*.value() == ['preflight']
            effect() == Effect.IDEMPOTENT
            !critical()
            retry().attempts() == 5
            retry().on() == RetryPolicy.On.EXIT_CODE
            timeouts().total() == Duration.ofMinutes(2)
            timeouts().silence() == Duration.ofMillis(500)
            check().holds(context()) == false
            action().run(context()) == [name: 'nats', count: 3]
            location().toString().endsWith('book.groovy:15:25')
        }
        step(plan, 'data/start[postgres]').check().holds(context())
        step(plan, 'end').needs()*.value() == ['data/start[postgres]', 'data/start[nats]']
        step(plan, 'end').action().run(context('data/start[nats]': [name: 'x'])) == [name: 'x']
        key(plan, 'preflight')['param model'] == 'llama'
        key(plan, 'data/start[nats]')['value name'] == 'nats'
    }

    def "a duration is as many units as any number says: #said"() {
        when:
        def plan = plan("runbook('x') { params { number 'n', byDefault: 90 }; step('a') { timeout $said; action { } } }")

        then:
        step(plan, 'a').timeouts().total() == Duration.parse(duration)

        where:
        said                         || duration
        '90.seconds'                 || 'PT1M30S'
        '1.5.minutes'                || 'PT1M30S'
        '0.25.hours'                 || 'PT15M'
        '1.milliseconds'             || 'PT0.001S'
        "params.number('n').seconds" || 'PT1M30S'
    }

    def "a restart is offered with its step, counts for no key, and acts in the words of an action"() {
        given:
        def without = plan("runbook('r') { step('a') { action { 'all' } } }")

        when:
        def with = plan("runbook('r') { step('a') { action { 'all' }\n restart('small') { log 'x' }\n restart('given', instead: true) { [n: 1] } }\n step('b') { action { } } }")
        def restarts = step(with, 'a').restarts()

        then:
        restarts*.name() == ['small', 'given']
        restarts*.instead() == [false, true]
        restarts[1].action().run(context([b: 1])) == [n: 1]
        step(with, 'a').inputs() == step(without, 'a').inputs()
    }
}
