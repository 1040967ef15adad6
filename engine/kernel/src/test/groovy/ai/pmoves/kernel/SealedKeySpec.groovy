package ai.pmoves.kernel

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
