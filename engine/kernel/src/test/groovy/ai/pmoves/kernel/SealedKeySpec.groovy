package ai.pmoves.kernel

import ai.pmoves.kernel.internal.key.KeyDigest

import java.nio.file.Files
import java.nio.file.attribute.PosixFilePermissions

/** Keys that rest on a secret tell two of them apart, and tell nobody what they are. */
class SealedKeySpec extends KernelSpecification {

    private Plan plan(String secret, Map<String, String> parameters = [:], String source = 'source') {
        def step = step('a').check { true }.input('value db', "postgres://u:$secret@db").build()
        new Plan('bringup', folder.resolve('bringup.groovy'), source, 'about', 'starter', 'linux', parameters, [step], [],
                [new Secret('DB', '', secret)])
    }

    /** Also where its check holds. */
    private RunResult act(Runs runs, Plan plan) {
        run(runs, plan, selection: selection(force: ['a']))
    }

    def "the same secret is reused, another one is not, and both are shown without it"() {
        given:
        def runs = openRuns()
        def id = act(runs, plan('first-value-1')).run()

        expect:
        decisions(runs, plan('first-value-1')).a.startsWith('REUSE: unchanged')
        decisions(runs, plan('first-value-1'), resuming: id).a.startsWith('REUSE: done')
        def changed = decisions(runs, plan('other-value-2')).a
        changed.startsWith("RERUN: input 'value db' changed")
        !(changed =~ /: (\S+) -> \1$/)
        !changed.contains('value-')
    }

    def "what is stored beside the redacted text is keyed: neither the value nor its plain digest, nor a key made of it"() {
        given:
        def runs = openRuns()

        when:
        act(runs, plan('first-value-1'))
        def state = runs.journal().steps(runs.journal().runs(1)[0].id())[0]
        def stored = state.components().find { it.name() == 'value db' }.value()
        closeAll()
        Files.write(folder.resolve('state/secret-versions.key'), new byte[32])
        def other = openRuns()
        act(other, plan('first-value-1'))
        def again = other.journal().steps(other.journal().runs(1)[0].id())[0]

        then:
        stored ==~ /postgres:\/\/u:\*\*\*@db \(version [0-9a-f]{16}\)/
        again.key() != state.key()
        PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve('state/secret-versions.key'))) == 'rw-------'
    }

    def "what turns out to be secret while a step acts is sealed in the keys of the steps after it"() {
        given:
        def runs = openRuns()
        def plan = { String secret ->
            plan(step('token') { it.redact(new Secret('TOKEN', '', secret)); null },
                    step('use').needs('token').check { true }.input('value url', "https://$secret@host").effect(Effect.ONCE))
        }
        def forced = { String secret -> run(runs, plan(secret), selection: selection(force: ['use'])).run() }
        def use = { String id -> runs.journal().steps(id).find { it.path().value() == 'use' } }

        when:
        def first = use(forced('first-value-1'))
        def other = use(forced('other-value-2'))

        then:
        first.components().find { it.name() == 'value url' }.value() ==~ /https:\/\/\*\*\*@host \(version [0-9a-f]{16}\)/
        other.decision().compared().changed()*.name() == ['value url']
        !events.findAll { it.step() == 'use' }.toString().contains('-value-')
        first.key() != KeyDigest.of(plan('first-value-1').steps()[1], [:]).digest()

        when: 'the same secret again'
        def second = run(runs, plan('other-value-2'))

        then:
        outcome(second, 'use') instanceof Outcome.Reused
    }

    def "what redaction changed in parameters and source is marked: #parameters, #source"() {
        given:
        def runs = openRuns()

        when:
        act(runs, plan('first-value-1', parameters, source))
        def stored = runs.journal().runs(1)[0]

        then:
        stored.hidden().keySet() == hidden as Set
        stored.sourceHidden() == marked
        stored.hidden().every { name, version ->
            version == (parameters[name] == '***' ? '' : new SecretVersions(folder.resolve('state')).of(name, parameters[name]))
        }

        where:
        parameters                               | source              || hidden         | marked
        [db: 'a first-value-1', other: 'x']      | 'source'            || ['db']         | false
        [db: 'a', tok: '***']                    | 'has first-value-1' || ['tok']        | true
        [:]                                      | 'a *** of its own'  || []             | false
    }
}
