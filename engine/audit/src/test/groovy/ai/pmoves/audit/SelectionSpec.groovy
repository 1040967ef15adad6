package ai.pmoves.audit

import ai.pmoves.kernel.PmovesException
import spock.lang.Specification

/** Rules are chosen by id or area; the last word that fits decides. */
class SelectionSpec extends Specification {
    def '#words has #rule: #has'() {
        expect:
        new Selection(words).has(rule) == has

        where:
        words                                  | rule                    || has
        []                                     | 'hardening.user'        || true
        ['hardening']                          | 'hardening.user'        || true
        ['hardening']                          | 'network.no-way'        || false
        ['hardening.user']                     | 'hardening.limits'      || false
        ['-hardening']                         | 'hardening.user'        || false
        ['-hardening']                         | 'network.no-way'        || true
        ['-hardening', 'hardening.privileged'] | 'hardening.privileged'  || true
        ['hardening', '-hardening.limits']     | 'hardening.limits'      || false
        ['preflight']                          | 'preflight.placeholder' || true
    }

    def 'a word that nothing is called is refused with the nearest one'() {
        when:
        new Selection(['hardning'])

        then:
        def e = thrown(PmovesException)
        e.problems()[0].message().contains("'hardning'")
        e.problems()[0].message().contains('hardening')
    }
}
