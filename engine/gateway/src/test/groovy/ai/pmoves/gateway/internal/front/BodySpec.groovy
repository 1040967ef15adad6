package ai.pmoves.gateway.internal.front

import ai.pmoves.gateway.harness.House
import ai.pmoves.gateway.internal.relay.Memory
import ai.pmoves.gateway.internal.relay.Watchdog
import java.nio.ByteBuffer
import org.eclipse.jetty.io.Content
import spock.lang.AutoCleanup
import spock.lang.Specification

/** What bodies hold together is given back, whoever ends them and when. */
class BodySpec extends Specification {
    @AutoCleanup
    Watchdog watchdog = new Watchdog()

    def "a body that is refused while some of it comes holds nothing afterwards"() {
        given:
        def memory = new Memory(1 << 20)
        def told = []
        Body body
        def source = Stub(Content.Source) {
            read() >> {
                body.check(System.nanoTime() + 3_600_000_000_000L)
                Content.Chunk.from(ByteBuffer.allocate(100_000), true)
            }
        }
        body = new Body(source, -1, House.QUICK, memory.share(), watchdog, { bytes, count -> told << count }, { status ->
            told << status
            body.release()
        })

        when:
        body.read()

        then:
        told == [408]
        memory.held() == 0
    }
}
