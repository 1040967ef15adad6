package ai.pmoves.repl.cli

import java.nio.file.Files
import java.nio.file.Path
import java.util.concurrent.TimeUnit
import java.util.stream.Collectors
import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Timeout

/** No command but one that was told to trust a runbook does anything of what the runbook says. */
@Timeout(300)
class HostileRunbooksSpec extends Specification {
    static final Path CORPUS = Path.of('src/test/resources/hostile')

    @TempDir
    Path folder

    /** What a runbook may try to connect to. */
    @AutoCleanup
    ServerSocket door = new ServerSocket(0, 50, InetAddress.loopbackAddress)

    private Set<String> files() {
        Files.walk(folder).withCloseable { all ->
            all.filter { !it.startsWith(folder.resolve('state')) }.map { folder.relativize(it).toString() }.collect(Collectors.toSet())
        }
    }

    private boolean knocked() {
        door.soTimeout = 1
        try {
            door.accept().close()
            true
        } catch (SocketTimeoutException e) {
            false
        }
    }

    def "list, lint, explain, completion and trust do nothing of it; plan and run refuse it: a corpus of hostile runbooks"() {
        given:
        def runbooks = Files.createDirectories(folder.resolve('runbooks'))
        def trace = folder.resolve('trace')
        def names = Files.list(CORPUS).withCloseable { all -> all.map { it.fileName.toString() }.sorted().toList() }
        names.each {
            Files.writeString(runbooks.resolve(it), Files.readString(CORPUS.resolve(it)).replace('@TRACE@', trace.toString()).replace('@PORT@', "${door.localPort}"))
        }
        Files.createSymbolicLink(runbooks.resolve('link-outside.groovy'), Path.of('/etc/passwd'))
        Files.createSymbolicLink(runbooks.resolve('link-to-itself.groovy'), runbooks.resolve('link-to-itself.groovy'))
        Files.createSymbolicLink(runbooks.resolve('link-to-folder.groovy'), folder)
        Files.writeString(runbooks.resolve('huge.groovy'), "new File('$trace').createNewFile()\n" * 40_000)
        Files.writeString(runbooks.resolve('deep.groovy'), '(' * 5_000 + "new File('$trace').createNewFile()" + ')' * 5_000)
        names += ['link-outside.groovy', 'link-to-itself.groovy', 'link-to-folder.groovy', 'huge.groovy', 'deep.groovy']
        def before = files()
        def children = ProcessHandle.current().children().count()
        def desk = new Desk(folder)
        desk.house = new LiveHouse(desk.environment)
        desk.inputIsTerminal = true

        expect:
        names.size() >= 50

        when:
        Map<String, List<Integer>> codes = names.collectEntries { name ->
            def file = "runbooks/$name"
            def each = [
                    ['list', file], ['lint', file], ['explain', file], ['trust', '--show', file],
                    ['plan', file], ['run', file], ['run', file, '--rehearse'], ['run', file, '--no-input', '--yes', '--json'],
                    ['trust', file]
            ].collect { words ->
                desk.input = new ByteArrayInputStream('n'.bytes)
                def code = desk.types(*words)
                assert !(desk.output + desk.talk).contains('\u001b'): words
                code
            }
            [(name): each]
        }
        desk.types('list')
        desk.types('lint')
        ['bash', 'zsh', 'fish'].each { desk.types('completion', it) }
        desk.types('nosuchcommand')
        desk.types('run', 'nosuchrunbook')

        then: 'no file, no process, no connection, no defect'
        files() == before
        ProcessHandle.current().children().count() == children
        !knocked()
        codes.findAll { name, all -> all.contains(70) }.isEmpty()

        and: 'plan and run have refused every one, as untrusted or as no runbook at all'
        codes.findAll { name, all -> !all[4..7].every { it in [2, 4] } }.isEmpty()
    }
}
