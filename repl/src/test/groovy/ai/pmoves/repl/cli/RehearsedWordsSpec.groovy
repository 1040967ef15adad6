package ai.pmoves.repl.cli

import com.sun.net.httpserver.HttpServer
import java.nio.file.Files
import java.nio.file.Path
import java.util.concurrent.atomic.AtomicInteger
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Timeout

/** A rehearsal has no effect outside the simulated engine and our own state folder, whatever the words. */
@Timeout(60)
class RehearsedWordsSpec extends Specification {
    @TempDir
    Path folder

    AtomicInteger asked = new AtomicInteger()
    HttpServer server = HttpServer.create(new InetSocketAddress('127.0.0.1', 0), 0)

    def setup() {
        server.createContext('/') { exchange ->
            asked.incrementAndGet()
            exchange.sendResponseHeaders(500, -1)
            exchange.close()
        }
        server.start()
    }

    def cleanup() {
        server.stop(0)
    }

    def "every word that acts says what it would have done, and does not do it"() {
        given:
        Files.writeString(folder.resolve('.git'), '')
        Files.writeString(folder.resolve('old'), 'old text')
        Files.writeString(folder.resolve('compose.yaml'), '''name: home
services:
  api: {image: "api:1", secrets: [password]}
secrets: {password: {file: ./secrets/password}}
x-pmoves: {generate: {password: 24}}
''')
        def url = "http://127.0.0.1:$server.address.port/x"
        def desk = new Desk(folder)
        desk.runbook('words', """    def stack = compose('.')
    step('words') {
        check { http.get('$url').status() == 500 }
        action {
            exec 'touch', 'by-exec'
            run 'touch', 'by-run'
            sh 'touch by-sh'
            files.write('sub/new', 'new text', mode: '0600')
            files.delete('old')
            log 'read: ' + files.read('sub/new') + ' ' + files.exists('sub/new') + ' ' + files.exists('old')
            http.get('$url').untilStatus(204, within: 30.seconds)
            log "status \${http.get('$url').status()} <\${http.get('$url').text()}>"
            stack.generatedSecrets.each { secret -> generate(secret) }
            log 'done'
        }
    }
    step('api') {
        needs 'words'
        check { docker.isReady(stack.service('api')) }
        action {
            stack.networks.each { network -> docker.ensure(network) }
            docker.start(stack.service('api')).untilReady()
        }
    }
    step('after') {
        needs 'api'
        action { log 'still ' + files.read('sub/new') }
    }""")
        def before = tree()

        when:
        def ended = desk.types('run', 'words.groovy', '--rehearse')
        def logs = Files.walk(folder.resolve('state/runs')).filter { it.toString().endsWith('.log') }.toList()
                .collect { Files.readString(it) }.join()

        then:
        ended == 0
        asked.get() == 0
        tree() == before
        logs.contains('rehearsed: run touch by-exec')
        logs.contains('rehearsed: run touch by-run')
        logs.contains('rehearsed: run sh -euc touch by-sh')
        logs.contains("rehearsed: write ${folder.resolve('sub/new')}")
        logs.contains("rehearsed: delete ${folder.resolve('old')}")
        logs.contains('read: new text true false')
        logs.contains("rehearsed: GET $url")
        logs.contains('status 200 <>')
        logs.contains('rehearsed: make secret password')
        logs.contains('still new text')
        !logs.contains('would ')
    }

    private List<String> tree() {
        Files.walk(folder).filter { !it.startsWith(folder.resolve('state')) }.sorted().toList().collect {
            it.toString() + (Files.isRegularFile(it) ? '=' + Files.readString(it) : '')
        }
    }
}
