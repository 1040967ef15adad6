package ai.pmoves.repl.console

import spock.lang.Specification

class FoundSpec extends Specification {
    static final LINES = [
        ["docker.start(stack.service('api'))", false],
        ["stak.services", true],
        ["docker.logs(stack.service('api'))", true],
        ["docker.start(stack.service('api'))", true],
        ["docker.start(stack.service('db'))", false]].collect { new History.Line(*it) }

    def "'#typed' finds, the newest first and each once: #found"() {
        expect:
        Found.all(LINES, typed) == found.collect { LINES[it].text() }

        where:
        typed               || found
        'api start'         || [0]
        'SERVICE  docker'   || [4, 0, 2]
        'start'             || [4, 0]
        'ok: api'           || [0]
        'api failed:'       || [0, 2]
        'failed:'           || [0, 2, 1]
        ''                  || [4, 0, 2, 1]
        'ok: failed: stak'  || [1]
        'nobody typed it'   || []
    }
}
