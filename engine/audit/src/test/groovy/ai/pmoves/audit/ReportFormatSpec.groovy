package ai.pmoves.audit

import ai.pmoves.kernel.Location
import ai.pmoves.kernel.Severity
import com.fasterxml.jackson.databind.ObjectMapper
import com.networknt.schema.JsonSchemaFactory
import com.networknt.schema.SpecVersion
import java.nio.file.Path
import javax.xml.parsers.DocumentBuilderFactory
import org.w3c.dom.Element
import spock.lang.Shared
import spock.lang.Specification

/** Reports hold everything, and nothing that a hostile compose file can smuggle into them. */
class ReportFormatSpec extends Specification {
    static final Path ROOT = Path.of('/srv/tree')
    static final String EVIL = 'x" <script>alert(1)</script> | `a` %0A::error::\u0007\n::warning::'

    @Shared
    Report report = new Report(
            'shop', ROOT, ['hardening.limits', 'hardening.privileged'],
            [
                    finding('hardening.privileged', Severity.ERROR, 'api', 3),
                    finding('hardening.limits', Severity.NOTE, 'api', 2),
                    finding('hardening.limits', Severity.NOTE, 'db', 9)
            ],
            [finding('hardening.privileged', Severity.ERROR, 'old', 20)],
            [new Report.Suppressed(finding('hardening.privileged', Severity.ERROR, 'probe', 30), 'it loads modules', 'comment')],
            [new Baseline.Entry('hardening.user', 'compose.yaml', 'services.gone.user', 1)])

    @Shared
    Report hostile = new Report(
            EVIL, ROOT, [], [new Finding('hardening.user', Severity.ERROR, EVIL, EVIL, new Location(ROOT.resolve('a b,c:%.yaml'), 1, 1), EVIL)], [], [], [])

    def 'a person reads the most severe first, alike ones in one line, totals last'() {
        expect:
        ReportFormat.TEXT.write(report) == '''\
            errors
              compose.yaml:3:5  'api' is bad  [hardening.privileged]

            notes
              compose.yaml:2:5  api and db are bad  [hardening.limits]

            shop: 1 error, 2 notes (1 known, 1 suppressed, 1 of the baseline are gone)
            '''.stripIndent()
    }

    def 'many notes of one rule are one line on a screen, though each says something else'() {
        given:
        def many = (1..9).collect {
            new Finding('images.no-digest', Severity.NOTE, "services.s$it", "'s$it' runs image$it, which moves", new Location(ROOT.resolve('compose.yaml'), it, 1), null)
        }

        expect:
        ReportFormat.TEXT.write(new Report('shop', ROOT, [], many, [], [], [])).readLines()[1] ==
                "  compose.yaml:1:1  s1, s2, s3, s4, s5, s6 and 3 more run an image that no digest pins  [images.no-digest]"
        line(many.take(3)) == "compose.yaml:1:1  's1' runs image1, which moves; and 2 more: s2: image2 (line 2), s3: image3 (line 3)"
    }

    def 'findings of one file that differ in a name are one line for people, and each by itself for programs'() {
        given:
        def found = ['A', 'B', 'C'].withIndex().collect { name, at -> plain("a shell takes what follows $name for a command", at + 1) }
        def three = report(found + plain('a shell takes what follows D for a command', 7, 'other.env'))

        expect:
        ReportFormat.TEXT.write(three).readLines()[1..2] == [
                '  x.env:1:1  a shell takes what follows A for a command; and 2 more: B (line 2), C (line 3)  [calls.x]',
                '  other.env:7:1  a shell takes what follows D for a command  [calls.x]']
        ReportFormat.MARKDOWN.write(three).count('| warning |') == 2
        ReportFormat.HTML.write(three).count('<li>') == 4
        new ObjectMapper().readTree(ReportFormat.JSON.write(three)).path('findings').size() == 4
        new ObjectMapper().readTree(ReportFormat.SARIF.write(three)).at('/runs/0/results')*.at('/partialFingerprints/pmoves~1v1')*.asText().unique().size() == 4
        ReportFormat.GITHUB.write(three).readLines().count { it.startsWith('::warning ') } == 4
    }

    def 'a line says of several what it says of one: #text'() {
        expect:
        line(found) == text

        where:
        found                                                                                            || text
        [said('a', 'has no limit', 1), said('b', 'has no limit', 2)]                                     || 'compose.yaml:1:1  a and b have no limit'
        [said('a', 'publishes 80', 1), said('b', 'publishes 80', 2), said('c', 'publishes 80', 3)]       || 'compose.yaml:1:1  a, b, c publish 80'
        [said('a', 'falls back', 1), said('b', 'falls back', 2)]                                         || 'compose.yaml:1:1  a and b fall back'
        [said('a', 'loses its mind', 1), said('b', 'loses its mind', 2)]                                 || 'compose.yaml:1:1  each of a and b loses its mind'
        [said('a', 'has K written out', 1), said('b', 'has L written out', 2), said('c', 'has L written out', 2)] ||
                "compose.yaml:1:1  'a' has K written out; and 1 more: b and c: L (line 2)"
        [plain('calls x (here) fail', 1), plain('calls x (there) fail', 4)]                              || 'x.env:1:1  calls x (here) fail; and 1 more: line 4'
        [plain('it is bad', 1), plain('it is bad', 4), plain('it is bad', 5, 'y.env')]                   || 'x.env:1:1  it is bad (also line 4, y.env:5)'
        [plain('all of it says something', 1), plain('some of that is quite different', 4)]              || 'x.env:1:1  all of it says something'
    }

    def 'what its place names is not told once more: #message'() {
        expect:
        line([plain(message, 3, 'a b/Makefile')]) == "a b/Makefile:3:1  $text"

        where:
        message                                              || text
        'a b/Makefile copies x, which is not there'          || 'copies x, which is not there'
        'a b/Makefile up, a b/Makefile down, x/Makefile up'  || 'up, down, x/Makefile up'
        "2 calls (a b/Makefile: up, down) cannot start"      || '2 calls (up, down) cannot start'
        'one call (a b/Makefile) cannot start'               || 'one call cannot start'
        "'j' of a b/Makefile scans"                          || "'j' scans"
        'x reads a b/Makefile2 and in a b/Makefile.d'        || 'x reads a b/Makefile2 and in a b/Makefile.d'
        'x reads a b/Makefile'                               || 'x reads a b/Makefile'
    }

    def 'a line names the services that take it by an anchor'() {
        given:
        def found = ['api', 'db'].collect {
            new Finding('calls.x', Severity.ERROR, "services.$it", "the build of '$it' takes K", new Location(ROOT.resolve('compose.yaml'), 9, 1), null)
        }

        expect:
        line(found) == "compose.yaml:9:1  the build of 'api' takes K (also of db)"
        new ObjectMapper().readTree(ReportFormat.SARIF.write(report(found))).at('/runs/0/results').size() == 2
        ReportFormat.GITHUB.write(report(found)).readLines().count { it.startsWith('::error ') } == 1
    }

    def 'nothing found is said in words'() {
        expect:
        ReportFormat.TEXT.write(new Report('shop', ROOT, [], [], [], [], [])) == 'shop: nothing found\n'
    }

    def 'the JSON is as its schema says'() {
        given:
        def schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(Report.getResourceAsStream('/ai/pmoves/audit/report.schema.json'))

        expect:
        schema.validate(new ObjectMapper().readTree(ReportFormat.JSON.write(one))).isEmpty()

        where:
        one << [report, hostile]
    }

    def 'SARIF names each rule once, places results relative to the root, and says what is new, known and suppressed'() {
        when:
        def run = new ObjectMapper().readTree(ReportFormat.SARIF.write(report)).at('/runs/0')
        def rules = run.at('/tool/driver/rules')*.path('id')*.asText()
        def results = run.path('results').toList()

        then:
        rules == ['hardening.limits', 'hardening.privileged']
        results.every { rules[it.path('ruleIndex').asInt()] == it.path('ruleId').asText() }
        results*.path('level')*.asText() == ['error', 'note', 'note', 'error', 'error']
        results*.path('baselineState')*.asText() == ['new', 'new', 'new', 'unchanged', '']
        results[4].at('/suppressions/0/justification').asText() == 'it loads modules'
        results*.at('/locations/0/physicalLocation/artifactLocation/uri')*.asText().unique() == ['compose.yaml']
        results*.at('/partialFingerprints/pmoves~1v1')*.asText().unique().size() == 5
    }

    def 'JUnit has a case for each rule; one that found nothing has passed'() {
        given:
        def passed = new Report('shop', ROOT, report.rules() + 'hardening.user', report.open(), [], [], [])

        when:
        def xml = ReportFormat.JUNIT.write(passed)

        then:
        elements(xml, 'testsuite')*.getAttribute('name') == ['hardening']
        elements(xml, 'testsuite')*.getAttribute('failures') == ['2']
        elements(xml, 'testcase').collectEntries { [it.getAttribute('name'), it.getElementsByTagName('failure').length] } ==
                ['hardening.limits': 1, 'hardening.privileged': 1, 'hardening.user': 0]
    }

    def 'GitHub gets ten of a kind at most, and how many there are'() {
        given:
        def many = (1..25).collect { finding('hardening.limits', Severity.NOTE, "s$it", it) }

        when:
        def lines = ReportFormat.GITHUB.write(new Report('shop', ROOT, [], many, [], [], [])).readLines()

        then:
        lines.count { it.startsWith('::notice file=compose.yaml,line=') } == 10
        lines.contains('notices: 10 of 25 are shown beside the lines')
    }

    def 'hostile words stay words in #format'() {
        when:
        def text = format.write(hostile)

        then:
        format == ReportFormat.GITHUB || !text.contains('<script>')
        format != ReportFormat.GITHUB || text.readLines().count { it.startsWith('::') } == 1
        format != ReportFormat.JUNIT || elements(text, 'testcase').size() == 1

        where:
        format << [ReportFormat.HTML, ReportFormat.JUNIT, ReportFormat.GITHUB, ReportFormat.MARKDOWN]
    }

    def 'a name with a line end is one line, and is seen, in #format'() {
        given:
        def name = 'a\nb\u001b[2J.sh'
        def one = new Report('shop', ROOT, [], [new Finding('calls.x', Severity.ERROR, 'x', "'$name' is bad", new Location(ROOT.resolve(name), 1, 1), null)], [], [], [])

        when:
        def text = format.write(one)

        then:
        text.readLines().count { it.contains(seen) && it.contains('is bad') } == 1
        !text.contains('\u001b')

        where:
        format                | seen
        ReportFormat.TEXT     | 'a\\nb\\u001b[2J.sh:1:1'
        ReportFormat.MARKDOWN | 'a\\nb\\u001b[2J.sh:1:1'
        ReportFormat.GITHUB   | 'file=a\\nb\\u001b[2J.sh,'
        ReportFormat.JUNIT    | 'a\\nb\\u001b[2J.sh:1:1'
    }

    def 'every name has a URI of its own in SARIF: #name'() {
        given:
        def one = new Report('shop', ROOT, [], [new Finding('calls.x', Severity.ERROR, 'x', 'bad', new Location(ROOT.resolve(name), 1, 1), null)], [], [], [])

        expect:
        new ObjectMapper().readTree(ReportFormat.SARIF.write(one))
                .at('/runs/0/results/0/locations/0/physicalLocation/artifactLocation/uri').asText() == uri

        where:
        name          || uri
        'a b.sh'      || 'a%20b.sh'
        'a:b.sh'      || 'a%3Ab.sh'
        'c/é%\n?#.sh' || 'c/%C3%A9%25%0A%3F%23.sh'
        '/etc/x y'    || 'file:///etc/x%20y'
    }

    static List<Element> elements(String xml, String name) {
        def found = DocumentBuilderFactory.newInstance().newDocumentBuilder()
                .parse(new ByteArrayInputStream(xml.getBytes('UTF-8'))).getElementsByTagName(name)
        (0..<found.length).collect { found.item(it) as Element }
    }

    /** The first line of what a person reads, without its rule. */
    static String line(List<Finding> found) {
        ReportFormat.TEXT.write(report(found)).readLines()[1].strip().replaceFirst(/ {2}\[[^ ]*]$/, '')
    }

    static Report report(List<Finding> found) {
        new Report('shop', ROOT, [], found, [], [], [])
    }

    static Finding said(String service, String predicate, int line) {
        new Finding('calls.x', Severity.WARNING, "services.$service", "'$service' $predicate", new Location(ROOT.resolve('compose.yaml'), line, 1), null)
    }

    static Finding plain(String message, int line, String file = 'x.env') {
        new Finding('calls.x', Severity.WARNING, "$file $message", message, new Location(ROOT.resolve(file), line, 1), null)
    }

    static Finding finding(String rule, Severity severity, String service, int line) {
        new Finding(rule, severity, "services.$service", "'$service' is bad", new Location(ROOT.resolve('compose.yaml'), line, 5), 'mend it')
    }
}
