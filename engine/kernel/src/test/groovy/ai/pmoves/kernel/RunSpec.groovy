package ai.pmoves.kernel

class RunSpec extends KernelSpecification {

    def "a step knows its run, and a check of a plan belongs to none"() {
        given:
        def told = []
        def plan = plan(step('one').check { told << it.runId(); false }.action { told << it.runId(); null })
        def runs = openRuns()

        when:
        decisions(runs, plan)
        def id = run(runs, plan).run()

        then:
        told.first() == ''
        told.last() == id
    }

    def "a run does each step after what it needs, and hands outputs on"() {
        given:
        def seen = null
        def plan = plan(
                step('data/postgres') { [port: 5432] },
                step('api') { context -> seen = context.output(StepPath.of('data/postgres')); 'up' }
                        .needs('data/postgres'))

        when:
        def result = run(openRuns(), plan)

        then:
        result.exitCode() == ExitCode.OK
        acted == ['data/postgres', 'api']
        seen == [port: 5432]
        outcome(result, 'api') == new Outcome.Succeeded('up')
        events*.seq() == (1L..events.size()).toList()
        events*.type()*.word() == ['run.started', 'step.intent', 'step.outcome', 'step.intent', 'step.outcome', 'run.ended']
    }

    def "of those that may start at once, the one with the longest chain behind it goes first, then the one declared first"() {
        given:
        def plan = plan(step('poster'), step('postgres'), step('flyer'), step('nats'), step('worker').needs('postgres', 'nats'),
                step('api').needs('worker'), step('note').needs('nats'))

        when:
        run(openRuns(), plan, parallelism: 1)

        then:
        acted == ['postgres', 'nats', 'worker', 'poster', 'flyer', 'api', 'note']
    }

    def "a step that takes more memory than there is fails with how to give it more"() {
        when:
        def result = run(openRuns(), plan(step('big') { throw new OutOfMemoryError('Java heap space') }))

        then:
        def cause = (outcome(result, 'big') as Outcome.Failed).cause()
        cause.code() == 'step.memory'
        cause.fix() =~ /^PMOVES_HEAP=\d+m /
    }

    def "what failed is tried again by resume, what was done is reused"() {
        given:
        def broken = true
        def plan = plan(
                step('one') { 1 },
                step('two') { if (broken) { throw new IOException('no route to host') }; 2 }.needs('one'),
                step('three').needs('two'))
        def runs = openRuns()

        when:
        def first = run(runs, plan)

        then:
        first.exitCode() == ExitCode.FAILED
        (outcome(first, 'two') as Outcome.Failed).cause().message() == 'IOException: no route to host'
        outcome(first, 'three') == null
        runs.journal().find(first.run()).get().state() == Status.FAILED

        when:
        broken = false
        acted.clear()
        def second = run(runs, plan, resuming: first.run())

        then:
        second.run() == first.run()
        second.exitCode() == ExitCode.OK
        acted == ['two', 'three']
        outcome(second, 'one') instanceof Outcome.Reused
        runs.journal().steps(first.run())*.status()*.word() == ['reused', 'succeeded', 'succeeded']
        runs.journal().steps(first.run())*.attempt() == [1, 2, 1]
        runs.journal().find(first.run()).get().state() == Status.SUCCEEDED
    }

    def "a step that is not critical may fail; only what needs it is left out"() {
        given:
        def plan = plan(
                step('gpu') { throw new IllegalStateException('no GPU') }.critical(false),
                step('models').needs('gpu'),
                step('chat').needs('models'),
                step('api'))

        when:
        def result = run(openRuns(), plan)

        then:
        result.exitCode() == ExitCode.OK
        outcome(result, 'gpu') instanceof Outcome.Failed
        outcome(result, 'models') == new Outcome.Skipped("needs 'gpu', which failed")
        outcome(result, 'chat') == new Outcome.Skipped("needs 'models', which is left out")
        outcome(result, 'api') instanceof Outcome.Succeeded
    }

    def "a precondition that fails before anything acted gives the run its exit code"() {
        given:
        def missing = Problem.error('env.missing', 'POSTGRES_PASSWORD is not set')
        def preflight = Step.named('preflight').effect(Effect.PURE).action { throw new PmovesException(ExitCode.PRECONDITION, missing) }

        expect:
        run(openRuns(), plan(preflight, step('up').needs('preflight'))).exitCode() == ExitCode.PRECONDITION
        acted == []
    }
}
