package ai.pmoves.audit

import ai.pmoves.compose.ComposeFiles
import ai.pmoves.compose.ComposeRequest
import java.nio.file.Files
import java.nio.file.Path
import spock.lang.Requires
import spock.lang.Specification

/**
 * The planted faults. A folder for each rule, in it one or more {@code bad*} and {@code good*} projects; in a bad one a comment
 * {@code expect RULE} stands on each line where the rule has to find something (in files without comments: {@code expected.txt}
 * with lines {@code FILE:LINE}). What is marked is found, and nothing else.
 */
class CorpusSpec extends Specification {
    static final Path CORPUS = Path.of('src/test/corpus').toAbsolutePath()
    static final Path EXPECTED = CORPUS.resolve('expected.txt')
    static final boolean ACCEPT = System.getProperty('accept') == '1'
    static final List<String> ALL_EXPECTED = Files.exists(EXPECTED) ? Files.readAllLines(EXPECTED) : []

    def 'in #project of #rule every planted fault is found, and nothing else'() {
        given:
        def folder = CORPUS.resolve(rule).resolve(project)

        when:
        def report = audit(rule, project)

        then:
        places(report, rule) == planted(folder, rule)
        ACCEPT || lines(report, rule, project) == expected(rule, project)

        where:
        [rule, project] << projects()
    }

    def 'every rule has at least two planted faults and two near misses'() {
        expect:
        Rules.texts().keySet().findAll { rule ->
            def of = projects().findAll { it[0] == rule }
            def faults = of.collect { planted(CORPUS.resolve(rule).resolve(it[1]), rule).size() }.sum(0)
            def misses = of.findAll { it[1].startsWith('good') }.collect { misses(CORPUS.resolve(rule).resolve(it[1])) }.sum(0)
            faults < 2 || misses < 2
        }.toList() == []
    }

    /** Its severity, subject and message are what baselines and people know a finding by. {@code -Dtest.jvm.options=-Daccept=1} writes them anew. */
    @Requires({ CorpusSpec.ACCEPT })
    def 'what is found is written down'() {
        when:
        Files.write(EXPECTED, projects().collectMany { rule, project -> lines(audit(rule, project), rule, project) })

        then:
        Files.size(EXPECTED) > 0
    }

    private static Report audit(String rule, String project) {
        Audit.of(target(CORPUS.resolve(rule).resolve(project)), rule.startsWith('audit.') ? Selection.ALL : new Selection([rule]), Baseline.EMPTY)
    }

    private static List<String> lines(Report report, String rule, String project) {
        report.open().findAll { it.rule() == rule }.collect {
            "$rule/$project ${it.severity().name().toLowerCase()} ${report.file(it).orElse('-')}:${it.where()?.line() ?: 0} ${it.subject()} | ${it.message()}"
                    .toString().replace(CORPUS.toString(), 'CORPUS').replaceAll('\\R', ' ')
        }.sort()
    }

    private static List<String> expected(String rule, String project) {
        ALL_EXPECTED.findAll { it.startsWith("$rule/$project ") }
    }

    static List<List<String>> projects() {
        folders(CORPUS).collectMany { rule -> folders(rule).collect { [rule.fileName.toString(), it.fileName.toString()] } }
    }

    static Target target(Path folder) {
        StandIns.around(new Target(ComposeFiles.resolve(ComposeRequest.in(folder, [:]).withProfiles(['*'])), folder), folder)
    }

    static List<String> places(Report report, String rule) {
        report.open().findAll { it.rule() == rule }.collect { "${report.file(it).orElse('-')}:${it.where()?.line() ?: 0}".toString() }.sort()
    }

    static List<String> planted(Path folder, String rule) {
        def list = folder.resolve('expected.txt')
        def listed = Files.exists(list) ? Files.readAllLines(list).findAll { !it.blank } : []
        def marked = files(folder).collectMany { file ->
            def found = []
            file.toFile().eachLine('UTF-8') { text, number ->
                (text =~ /expect ${java.util.regex.Pattern.quote(rule)}(?: x(\d+))?(?=\s|$)/).each { List mark ->
                    found.addAll(Collections.nCopies((mark[1] ?: '1') as int, "${folder.relativize(file)}:$number".toString()))
                }
            }
            found
        }
        (listed + marked).sort()
    }

    /** How many near misses a good project holds: it says so itself, one comment {@code near miss} for each; a folder is at least one. */
    static int misses(Path folder) {
        Math.max(1, files(folder).collect { it.toFile().text.count('near miss') }.sum(0))
    }

    private static List<Path> files(Path folder) {
        Files.walk(folder).withCloseable { all -> all.filter { Files.isRegularFile(it) && it.fileName.toString() != 'expected.txt' }.toList() }
    }

    private static List<Path> folders(Path parent) {
        Files.list(parent).withCloseable { all -> all.filter { Files.isDirectory(it) }.sorted().toList() }
    }
}
