package ai.pmoves.dsl

import ai.pmoves.kernel.Effect
import ai.pmoves.kernel.KeyComponent
import ai.pmoves.kernel.Step
import ai.pmoves.kernel.internal.decide.CheckState
import ai.pmoves.kernel.internal.decide.Decider
import ai.pmoves.kernel.internal.decide.Facts
import ai.pmoves.kernel.internal.decide.Past
import ai.pmoves.kernel.internal.decide.Success
import ai.pmoves.kernel.internal.key.KeyDigest
import java.nio.file.Files
import java.nio.file.Path
import java.time.Instant
import spock.lang.Specification

/** The table of SEMANTICS.md, row by row, with every value that a '-' stands for. */
class SemanticsSpec extends Specification {
    static final Path PAGE = Path.of('SEMANTICS.md')
    static final Instant NOW = Instant.parse('2026-01-02T00:00:00Z')
    static final Map<String, CheckState> CHECKS = ['holds': CheckState.HOLDS, 'does not hold': CheckState.DOES_NOT_HOLD,
                                                   'cannot tell': CheckState.cannotTell('broken'), 'none': CheckState.NONE]
    static final Map<String, String> DECISIONS = [reuse: 'REUSE', run: 'NEW', rerun: 'RERUN', ask: 'ASK', unknown: 'UNKNOWN']

    static List<List<String>> rows() {
        Files.readAllLines(PAGE).findAll { it ==~ /\| [^|]+ \| (same|differs|-) \|.*/ }.collect {
            it.split(/\|/).collect { it.trim() }.findAll()
        }
    }

    def "#past, key #key, check #check, #effect: #decision"() {
        expect:
        for (oneKey in key == '-' ? ['same', 'differs'] : [key]) {
            for (oneCheck in check == '-' ? CHECKS.keySet() : [check]) {
                for (oneEffect in effect == '-' ? Effect.values()*.name() : [effect.toUpperCase()]) {
                    assert decided(past, oneKey, oneCheck, Effect.valueOf(oneEffect)) == DECISIONS[decision]
                }
            }
        }

        where:
        [past, key, check, effect, decision] << rows()
    }

    def "every past, check and effect is in the table"() {
        given:
        def rows = rows()

        expect:
        rows*.get(0).collect { pastOf(it, [])?.ending() }.findAll() as Set == Past.Ending.values() as Set
        rows*.get(2) as Set == CHECKS.keySet() + '-'
        rows*.get(3) as Set == Effect.values()*.name()*.toLowerCase() as Set + '-'
        rows*.get(4) as Set == DECISIONS.keySet()
    }

    private static String decided(String past, String key, String check, Effect effect) {
        def builder = Step.named('one').effect(effect).input('model', 'now').action { null }
        def step = (check == 'none' ? builder : builder.check { true }).build()
        def now = KeyDigest.of(step, [:])
        def earlier = key == 'same' ? now.components() :
                now.components().collect { it.name() == 'model' ? new KeyComponent('model', 'then') : it }
        Decider.decide(new Facts(step, pastOf(past, earlier), 'this', now, [:], CHECKS[check], false, null, null, [:], NOW)).verb().name()
    }

    private static Past pastOf(String words, List<KeyComponent> earlier) {
        def done = { String run -> new Success(run, NOW.minusSeconds(60), earlier, null) }
        def ended = { Past.Ending ending, Success success = null ->
            new Past('this', ending, 'why', 1, 1, null, earlier, success)
        }
        switch (words) {
            case 'never done': return null
            case 'undone': return ended(Past.Ending.UNDONE)
            case 'done in this run': return ended(Past.Ending.DONE, done('this'))
            case 'done in an earlier run': return ended(Past.Ending.DONE, done('earlier'))
            case 'failed, never done': return ended(Past.Ending.FAILED)
            case 'failed, done before': return ended(Past.Ending.FAILED, done('earlier'))
            case 'cut off': return ended(Past.Ending.CUT_OFF)
            case 'its undo was cut off': return ended(Past.Ending.UNDO_CUT_OFF)
            case 'its undo failed': return ended(Past.Ending.UNDO_FAILED)
            case 'another run left its undo half done': return ended(Past.Ending.UNDO_CUT_OFF_ELSEWHERE)
            case 'failed, with tries left': return ended(Past.Ending.RETRYING)
            case 'running elsewhere': return ended(Past.Ending.RUNNING)
            default: throw new AssertionError("SEMANTICS.md names a past that is not known here: $words")
        }
    }
}
