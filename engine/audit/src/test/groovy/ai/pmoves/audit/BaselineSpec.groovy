package ai.pmoves.audit

import ai.pmoves.compose.ComposeFiles
import ai.pmoves.compose.ComposeRequest
import ai.pmoves.kernel.PmovesException
import java.nio.file.Files
import java.nio.file.Path
import spock.lang.Specification
import spock.lang.TempDir

/** A scheduled audit tells what is new, and stays silent about what is known. */
class BaselineSpec extends Specification {
    static final String STACK = '''\
        services:
          one:
            image: a:1
            privileged: true
          two:
            image: a:1
            cap_add: [SYS_ADMIN]
        '''.stripIndent()

    @TempDir
    Path folder

    def 'an audit with the baseline of the one before finds nothing new'() {
        given:
        def first = audit(STACK, Baseline.EMPTY)
        Files.writeString(folder.resolve('baseline.json'), Baseline.of(first).json())

        when:
        def second = audit(STACK, Baseline.read(folder.resolve('baseline.json')))

        then:
        first.open().size() > 2
        second.open() == []
        second.known() == first.open()
        second.gone() == []
    }

    def 'a finding stays known when lines move, and what comes new is told alone'() {
        given:
        def known = Baseline.of(audit(STACK, Baseline.EMPTY))

        when:
        def moved = audit('# a comment\n\n' + STACK + '    pid: host\n', known)

        then:
        moved.open()*.rule() == ['hardening.host-namespace']
    }

    def 'the second finding of the same kind is new'() {
        given:
        def known = Baseline.of(audit(STACK, Baseline.EMPTY))

        expect:
        audit(STACK.replace('[SYS_ADMIN]', '[SYS_ADMIN, NET_ADMIN]'), known).open()*.subject() == ['services.two.cap_add.NET_ADMIN']
    }

    def 'what was mended is told as gone, so that the baseline can shrink'() {
        given:
        def known = Baseline.of(audit(STACK, Baseline.EMPTY))

        expect:
        audit(STACK.replace('privileged: true', 'privileged: false'), known).gone()*.rule() ==
                ['hardening.privileged']
    }

    def 'a file that is no baseline is refused with its place: #text'() {
        given:
        def file = folder.resolve('baseline.json')
        if (text != null) {
            Files.writeString(file, text)
        }

        when:
        Baseline.read(file)

        then:
        def e = thrown(PmovesException)
        e.problems()[0].code() == 'audit.baseline-unreadable'
        e.problems()[0].where().file() == file
        e.problems()[0].fix().contains('updateBaseline=true')

        where:
        text << [null, '', '{"v": 2}', '{"v": 1, "findings": [', '[]']
    }

    Report audit(String stack, Baseline baseline) {
        Files.writeString(folder.resolve('compose.yaml'), stack)
        Audit.of(new Target(ComposeFiles.resolve(ComposeRequest.in(folder, [:])), folder), new Selection(['hardening']), baseline)
    }
}
