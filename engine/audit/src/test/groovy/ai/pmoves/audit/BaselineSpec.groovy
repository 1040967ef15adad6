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

    def 'services that share a line by an anchor come and go, and nothing old is new'() {
        given:
        def known = Baseline.of(audit(anchored('b', 'c', 'd.e'), Baseline.EMPTY))

        when:
        def report = audit(anchored(*services), known)

        then:
        report.open()*.service().unique() == open
        report.gone()*.subject().findAll { it.endsWith('privileged') } == gone.collect { "services.${it}.privileged".toString() }

        where:
        services                   || open  | gone
        ['b', 'c', 'd.e']          || []    | []
        ['c', 'd.e']               || []    | ['b']
        ['b', 'd.e']               || []    | ['c']
        ['c']                      || []    | ['b', 'd.e']
        ['a', 'b', 'c', 'd.e']     || ['a'] | []
        ['b', 'c', 'd.e', 'd.f']   || ['d.f'] | []
    }

    def 'a problem of the stack stays known when another service has it, too'() {
        given:
        def parts = { List all -> all.collect { "  $it: {image: 'a:1', networks: [out]}\n" }.join() }
        def stack = { List all -> "services:\n${parts(all)}networks: {out: {external: true}}\n" }
        def known = Baseline.of(audit(stack(['a', 'b']), Baseline.EMPTY, 'preflight'))

        expect:
        known.entries()*.subject() == ['out']
        audit(stack(names), known, 'preflight').open() == []

        where:
        names << [['b'], ['a', 'b', 'c']]
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

    private static String anchored(String... services) {
        'x-base: &base\n  image: a:1\n  privileged: true\n  restart: always\nservices:\n' + services.collect { "  $it: {<<: *base}\n" }.join()
    }

    Report audit(String stack, Baseline baseline, String area = 'hardening') {
        Files.writeString(folder.resolve('compose.yaml'), stack)
        Audit.of(new Target(ComposeFiles.resolve(ComposeRequest.in(folder, [:])), folder), new Selection([area]), baseline)
    }
}
