package ai.pmoves.kernel

import ai.pmoves.kernel.Decision.Verb

/** Whatever the plan, its edits and its failures: what is said before is what is done after. Seeded, so that a failure comes again. */
class KeptWordSpec extends KernelSpecification {
    static final ROUNDS = 5

    /** What a step of a generated plan is made of. An edit changes its text; its output may stay the same. */
    private static class Sketch {
        String name
        List<String> needs
        Effect effect
        Boolean check
        boolean silent, speaksItsText, critical
        int text
    }

    private static List<Sketch> sketches(Random random) {
        def names = (0..<2 + random.nextInt(7)).collect { (('a' as char) + it as char).toString() }
        names.withIndex().collect { name, i ->
            new Sketch(name: name, needs: names.take(i).findAll { random.nextInt(3) == 0 },
                    effect: Effect.values()[random.nextInt(3)], check: [null, true, true, false][random.nextInt(4)],
                    silent: random.nextInt(4) == 0, speaksItsText: random.nextBoolean(), critical: random.nextInt(4) > 0)
        }
    }

    private Plan plan(List<Sketch> sketches, Set<String> failing) {
        plan(sketches.collect { s ->
            def builder = step(s.name) {
                if (s.name in failing) { throw new IllegalStateException('not today') }
                s.silent ? null : s.speaksItsText ? "text $s.text" : 'always the same'
            }.effect(s.effect).critical(s.critical).needs(s.needs as String[]).input('source', "$s.text")
            s.check == null ? builder : builder.check { s.check }
        } as Step.Builder[])
    }

    /** Whatever a person would be asked is answered with: again. */
    private Map<String, Answer> answers(Runs runs, Plan plan, String resuming) {
        runs.decide(plan, request(resuming: resuming)).findAll { it.verb() == Verb.ASK }.collectEntries { [it.path().value(), Answer.RERUN] }
    }

    def "what the plan says is what the run does, through edits, failures and resumes: seed #seed"() {
        given:
        def random = new Random(seed)
        def sketches = sketches(random)
        def runs = openRuns()
        String unfinished = null
        def broken = []

        when:
        ROUNDS.times { round ->
            sketches.findAll { random.nextInt(4) == 0 }.each { it.text++ }
            def failing = sketches.findAll { random.nextInt(6) == 0 }*.name as Set
            def plan = plan(sketches, failing)
            def resuming = unfinished != null && random.nextInt(3) > 0 ? unfinished : null
            def settings = [resuming: resuming, answers: answers(runs, plan, resuming)]
            def said = runs.decide(plan, request(settings)).collectEntries { [it.path().value(), it] }
            acted.clear()
            def result = run(settings, runs, plan)
            def where = "round $round${resuming ? ' resuming' : ''}"

            said.each { path, decision ->
                def outcome = outcome(result, path)
                def did = outcome == null ? 'nothing' : outcome.class.simpleName
                def kept = switch (decision.verb()) {
                    case Verb.REUSE -> did in ['Reused', 'nothing', 'Skipped']
                    case [Verb.NEW, Verb.RERUN] -> did in ['Succeeded', 'Failed', 'nothing', 'Skipped']
                    default -> decision.verb() == Verb.UNKNOWN
                }
                if (!kept) { broken << "$where: $path was to be ${decision.verb()} (${decision.why()}), and was $did" }
                if ((did in ['Succeeded', 'Failed']) != (path in acted)) { broken << "$where: $path is told as $did, acted: ${path in acted}" }
            }
            if (acted.size() != (acted as Set).size()) { broken << "$where: acted twice: $acted" }
            broken.addAll(journalDisagrees(runs, result, said).collect { "$where: $it" })
            if (result.exitCode() == ExitCode.OK) { broken.addAll(repeats(runs, plan, sketches, failing, result.run()).collect { "$where: $it" }) }
            unfinished = result.exitCode() == ExitCode.OK ? null : result.run()
        }

        then:
        broken == []

        where:
        seed << (1..25)
    }

    /** The decision that stands in the journal is the one that was told, where that was certain; new outputs may add to its reasons. */
    private static List<String> journalDisagrees(Runs runs, RunResult result, Map<String, Decision> said) {
        runs.journal().steps(result.run()).findAll { state ->
            def told = said[state.path().value()]
            outcome(result, state.path().value()) != null && state.decision() != null && told != null &&
                    !(outcome(result, state.path().value()) instanceof Outcome.Skipped) && told.verb() != Verb.UNKNOWN &&
                    (state.decision().verb() != told.verb() || !goesOn(told.compared(), state.decision().compared()))
        }.collect { "${it.path()}: told ${said[it.path().value()]}, journaled ${it.decision()}" }
    }

    private static boolean goesOn(Comparison told, Comparison journaled) {
        told == null || journaled == null ? told == journaled
                : told.run() == journaled.run() && journaled.changed().containsAll(told.changed()) &&
                (journaled.changed() - told.changed()).every { it.name().startsWith('output ') }
    }

    /** A run that has come to its end, gone on with, has nothing left to do but what a check asks for. */
    private List<String> repeats(Runs runs, Plan plan, List<Sketch> sketches, Set<String> failed, String run) {
        def looked = sketches.findAll { it.check == false }*.name as Set
        runs.decide(plan, request(resuming: run)).findAll { decision ->
            def path = decision.path().value()
            decision.verb() != Verb.REUSE && !(path in failed) && !tainted(path, sketches, looked + failed)
        }.collect { "${it.path()} after the end: ${it.verb()} ${it.why()}" }
    }

    private static boolean tainted(String path, List<Sketch> sketches, Set<String> sources) {
        path in sources || sketches.find { it.name == path }.needs.any { tainted(it, sketches, sources) }
    }
}
