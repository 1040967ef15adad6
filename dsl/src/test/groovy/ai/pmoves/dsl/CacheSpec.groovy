package ai.pmoves.dsl

import java.nio.file.Files
import java.nio.file.attribute.PosixFilePermissions

class CacheSpec extends RunbookFixture {
    static final String BOOK = "runbook('r') { step('x') { action { \"${1 + 1}\" } } }"

    private List files() {
        Files.list(folder.resolve('state/cache/runbooks')).toList()
    }

    def 'one private file for each content'() {
        when:
        plan(BOOK)
        plan(BOOK)
        plan(BOOK + '\n// changed')

        then:
        files().size() == 2
        files().every { PosixFilePermissions.toString(Files.getPosixFilePermissions(it)) == 'rw-------' }
    }

    def 'a damaged file is compiled again (#what)'() {
        given:
        plan(BOOK)
        damage(files()[0])

        expect:
        step(plan(BOOK), 'x').action().run(context()) == '2'

        where:
        what        | damage
        'empty'     | { Files.write(it, new byte[0]) }
        'cut'       | { Files.write(it, Arrays.copyOf(Files.readAllBytes(it), 500)) }
        'one bit'   | { def b = Files.readAllBytes(it); b[b.length - 9] ^= 1; Files.write(it, b) }
    }

    def 'a second process loads no compiler, and needs no Spock'() {
        given: 'the class path of production'
        write('book.groovy', BOOK)
        def path = System.getProperty('java.class.path').split(':').findAll { !(it =~ /spock|junit|byte-buddy|surefire/) }
        def classes = folder.resolve('classes.txt')

        when:
        def texts = (1..2).collect { run ->
            def process = new ProcessBuilder("${System.getProperty('java.home')}/bin/java", "-Xlog:class+load:file=$classes",
                    '-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC', '-cp', path.join(':'), WarmLoad.name, folder.toString())
                    .redirectErrorStream(true).start()
            def text = process.inputStream.text
            process.waitFor()
            text
        }

        then:
        texts*.trim() == ['x', 'x']
        def loaded = Files.readString(classes)
        !loaded.contains('org.codehaus.groovy.control.CompilationUnit ')
        !loaded.contains('org.apache.groovy.parser')
        !loaded.contains('org.codehaus.groovy.control.ResolveVisitor ')
    }
}
