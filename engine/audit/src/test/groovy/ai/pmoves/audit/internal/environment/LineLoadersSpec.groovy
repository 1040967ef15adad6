package ai.pmoves.audit.internal.environment

import java.nio.file.Files
import java.nio.file.Path
import java.util.concurrent.TimeUnit
import spock.lang.Requires
import spock.lang.Specification
import spock.lang.TempDir

/** A real shell and a real make read the same line, and what we say of them is what they do. */
class LineLoadersSpec extends Specification {
    static final List<String> LINES = [
        'KEY=plain',
        'KEY=two words',
        'KEY="two words"',
        "KEY='two words'",
        'KEY=a"b c"d',
        'KEY=',
        'KEY=""',
        'KEY=value # comment',
        'KEY=value#none',
        'KEY= value',
        'KEY =value',
        'export KEY=value',
        "KEY='single \$HOME'",
        'KEY=a;b',
        'KEY=a&b',
        'KEY=(a)',
        'KEY=https://host:8080/path?x=1',
        'OTHER=1\nKEY=first\nKEY=second',
        'KEY="not closed',
        'KEYS=other',
    ]

    @TempDir
    Path folder

    def 'a shell makes of #line what we say'() {
        given:
        def file = Files.writeString(folder.resolve('file.env'), line + '\n')

        expect:
        (LineLoaders.shell(line, 'KEY').map { it.value() }.orElse(null) ?: '') == run('sh', '-c', '. "$1" 2>/dev/null; printf "%s" "$KEY"', 'sh', file.toString())

        where:
        line << LINES
    }

    @Requires({ new File('/usr/bin/make').canExecute() })
    def 'make makes of #line what we say'() {
        given:
        def file = Files.writeString(folder.resolve('file.env'), line + '\n')
        def makefile = Files.writeString(folder.resolve('Makefile'), "include $file\n\$(info [\$(KEY)])\nall: ;\n")

        expect:
        "[${LineLoaders.make(line, 'KEY').map { it.value() }.orElse('')}]".toString() ==
                run('make', '-s', '-f', makefile.toString()).readLines().first()

        where:
        line << LINES.findAll { !it.contains('$') && !it.contains('#none') }
    }

    def 'what is unlike the reading of compose is said: #line'() {
        expect:
        LineLoaders.shell(line, 'KEY').get().note().contains(shell)
        LineLoaders.make(line, 'KEY').get().note().contains(make)

        where:
        line                    || shell                                  | make
        'KEY=two words'         || 'what follows the blank'               | ''
        'KEY="quoted"'          || ''                                     | 'keeps the quotes'
        'KEY=${OTHER}/x'        || 'expands'                              | 'replaces'
        'KEY=value\r'           || 'CR'                                   | ''
        'KEY =value'            || 'a command'                            | ''
        'KEY=a;rm'              || 'at an operator'                       | ''
    }

    private static String run(String... command) {
        def builder = new ProcessBuilder(command)
        builder.environment().remove('KEY')
        def process = builder.redirectError(ProcessBuilder.Redirect.DISCARD).start()
        def text = process.inputStream.text
        assert process.waitFor(20, TimeUnit.SECONDS)
        text
    }
}
