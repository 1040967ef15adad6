package ai.pmoves.repl.trust

import java.time.Duration
import spock.lang.Specification
import spock.lang.Timeout

@Timeout(60)
class OutputSpec extends Specification {
    def "a program that ends tells what it wrote, whoever still holds its output"() {
        when:
        def told = Output.of(new ProcessBuilder('sh', '-c', 'sleep 300 & echo $!'), Duration.ofSeconds(50)).get()

        then:
        ProcessHandle.of(new String(told).strip() as long).get().destroyForcibly()
    }

    def "one that fails, or never ends, tells nothing: #line"() {
        expect:
        Output.of(new ProcessBuilder('sh', '-c', line), Duration.ofMillis(patience)).isEmpty()

        where:
        line                     | patience
        'echo hello; exit 1'     | 50_000
        'echo hello; sleep 300'  | 300
    }
}
