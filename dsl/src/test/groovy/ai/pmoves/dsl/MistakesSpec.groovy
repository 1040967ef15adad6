package ai.pmoves.dsl

import ai.pmoves.kernel.PmovesException
import ai.pmoves.kernel.Problem
import java.nio.file.Files
import java.nio.file.Path
import spock.lang.Specification
import spock.lang.TempDir

/** Each file in {@code mistakes} ends with what has to be said of it: place, code, message, fix. */
class MistakesSpec extends Specification {
    static final Path MISTAKES = Path.of('src/test/resources/mistakes')

    @TempDir
    Path folder

    def '#file.fileName: every mistake is told, at its place'() {
        given: 'the runbook without what is expected of it'
        def lines = Files.readAllLines(file)
        def source = folder.resolve(file.fileName)
        Files.writeString(source, lines.findAll { !it.startsWith('//! ') }.join('\n') + '\n')

        when:
        def told = new GroovyRunbooks().lint(source).collect { told(it).replace("$folder/", '') }
        if (System.getProperty('accept')) {
            Files.writeString(file, Files.readString(source) + told.collect { "//! $it\n" }.join(''))
        }

        then:
        told == Files.readAllLines(file).findAll { it.startsWith('//! ') }*.substring(4)
        !told.empty

        where:
        file << Files.list(MISTAKES).sorted().toList()
    }

    def 'a run tells the same of each as lint does, whatever the kind'() {
        given:
        def source = MISTAKES.resolve('mixed-mistakes.groovy')

        when:
        new GroovyRunbooks().plan(new Runbooks.Request(source, [:], [PMOVES_STATE_DIR: "$folder".toString()], 'linux', null, Path.of('').toAbsolutePath()))

        then:
        def e = thrown(PmovesException)
        e.problems() == new GroovyRunbooks().lint(source)
        e.problems().size() == 12
    }

    private static String told(Problem problem) {
        "${problem.where().line()}:${problem.where().column()} ${problem.code()} ${problem.message()}" +
                (problem.fix() == null ? '' : " => ${withoutLists(problem.fix())}")
    }

    /** Which words there are is the business of the reference page. */
    private static String withoutLists(String fix) {
        fix.replaceFirst(/^(allowed here|it has): .+/, '$1: ...')
    }
}
