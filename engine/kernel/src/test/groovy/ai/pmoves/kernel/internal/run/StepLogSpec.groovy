package ai.pmoves.kernel.internal.run

import java.nio.file.Files
import java.nio.file.Path
import spock.lang.Specification
import spock.lang.TempDir

class StepLogSpec extends Specification {
    @TempDir
    Path folder

    def 'a log that is too long says that it was cut, once; its last lines are known all the same'() {
        given:
        def file = folder.resolve('logs/a.log')

        when:
        def log = new StepLog(file, 12)
        ['first', 'second', 'third', 'x'].each { log.line(it) }
        log.close()

        then:
        Files.readAllLines(file) == ['first', 'pmoves: the log ends here, it is too long; the step goes on']
        log.tail() == ['first', 'second', 'third', 'x']
        log.failure() == null
    }

    def 'a log that just fits is whole'() {
        given:
        def file = folder.resolve('a.log')

        when:
        new StepLog(file, 12).withCloseable { log -> ['first', '12345'].each { log.line(it) } }

        then:
        Files.readAllLines(file) == ['first', '12345']
    }
}
