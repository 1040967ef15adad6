package ai.pmoves.repl.program

import java.time.Duration
import spock.lang.Specification
import spock.lang.Timeout

@Timeout(60)
class OutputSpec extends Specification {
    def "a program that ends tells what it wrote, whoever still holds its output"() {
        when:
        def told = Output.of(new ProcessBuilder('sh', '-c', 'sleep 300 & echo $!'), Duration.ofSeconds(50)).get()

        then:
        ProcessHandle.of(told.text() as long).get().destroyForcibly()
    }

    def "one that fails tells how, with its complaints where they are asked for"() {
        when:
        def told = Output.of(new ProcessBuilder('sh', '-c', 'echo hello; echo no >&2; exit 3').redirectErrorStream(both), Duration.ofSeconds(50)).get()

        then:
        !told.succeeded()
        told.exit() == 3
        told.text() == text

        where:
        both  || text
        false || 'hello'
        true  || 'hello\nno'
    }

    def "one that never ends tells nothing, and one that reads finds nothing to read"() {
        expect:
        Output.of(new ProcessBuilder('sh', '-c', 'echo hello; sleep 300'), Duration.ofMillis(300)).isEmpty()
        Output.of(new ProcessBuilder('cat'), Duration.ofSeconds(50)).get().text() == ''
    }
}
