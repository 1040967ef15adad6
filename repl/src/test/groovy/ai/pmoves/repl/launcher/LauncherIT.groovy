package ai.pmoves.repl.launcher

import java.nio.file.Files
import java.nio.file.Path
import spock.lang.Specification
import spock.lang.TempDir

/** The launcher as people call it: from anywhere, by a link, with any JDK, in any locale. */
class LauncherIT extends Specification {
    @TempDir
    Path folder

    static final String STEPS = "    step('one') { effect pure\n        action { log 'hello' } }"
    static final List<String> WARNINGS = ['WARNING', 'warning:', 'Picked up', 'SLF4J', 'sun.misc', 'dumb terminal']

    def "JDK #major: runs, says nothing unasked, writes no escape sequence off a terminal"() {
        given:
        def launcher = new Launcher(folder)
        launcher.environment << [PMOVES_JAVA_HOME: jdk.toString(), JAVA_TOOL_OPTIONS: '-Dx=y', JDK_JAVA_OPTIONS: '-Dx=z']
        def file = launcher.runbook('fine', STEPS)

        expect:
        launcher.types('--version') == 0
        launcher.output.startsWith('pmoves ')
        launcher.output.contains("JDK $major")
        launcher.types('run', file) == 0
        launcher.types('runs') == 0
        launcher.output.contains('succeeded')
        [launcher.output, launcher.talk].every { text -> !text.contains('\u001b') && WARNINGS.every { !text.contains(it) } }

        where:
        [major, jdk] << Launcher.jdks().collect { [it.key, it.value] }
    }

    def "a start-up archive is made once, fits, and changes nothing but the time: JDK #major"() {
        given:
        def app = folder.resolve('app')
        copy(Launcher.APP, app)
        def launcher = new Launcher(folder)
        launcher.environment << [PMOVES_JAVA_HOME: jdk.toString(), PMOVES_APP: app.toString(), PMOVES_STARTUP: 'wait']
        def file = launcher.runbook('fine', STEPS)

        when:
        def code = launcher.types('run', file)

        then:
        code == 0
        app.toFile().list().any { it.startsWith('startup-') && !it.endsWith('.log') }
        WARNINGS.every { !launcher.talk.contains(it) }

        when: "the archive is there"
        launcher.environment.PMOVES_JAVA_OPTS = '-Xlog:class+load:file=' + folder.resolve('loaded.txt')
        code = launcher.types('run', file)

        then:
        code == 0
        def loaded = Files.readAllLines(folder.resolve('loaded.txt'))
        loaded.any { it.contains('ai.pmoves.repl.cli.RunCommand') && it.contains('shared objects file') }
        loaded.findAll { it =~ /source: file:.*\.jar/ }.size() < 20

        where:
        [major, jdk] << Launcher.jdks().collect { [it.key, it.value] }
    }

    private static void copy(Path from, Path to) {
        Files.walk(from).withCloseable { all ->
            all.filter { !it.fileName.toString().startsWith('startup') }.forEach {
                def target = to.resolve(from.relativize(it).toString())
                Files.isDirectory(it) ? Files.createDirectories(target) : Files.copy(it, target)
            }
        }
    }

    def "#how: found and run"() {
        given:
        def launcher = new Launcher(folder)
        launcher.script = place(folder)
        def file = launcher.runbook('fine', STEPS)

        expect:
        launcher.types('run', file) == 0
        launcher.talk.contains('ok=1')

        where:
        how                              | place
        'a symbolic link'                | { Path f -> Files.createSymbolicLink(f.resolve('pm'), Launcher.REPOSITORY.resolve('pmoves')).toString() }
        'a link to a relative link'      | { Path f ->
            Files.createSymbolicLink(f.resolve('pm'), Launcher.REPOSITORY.resolve('pmoves'))
            Files.createSymbolicLink(f.resolve('pm2'), Path.of('pm')).toString()
        }
        'a folder with blanks and quotes' | { Path f ->
            def odd = Files.createDirectories(f.resolve("my 'odd' stack"))
            Files.copy(Launcher.REPOSITORY.resolve('pmoves'), odd.resolve('pmoves'))
            odd.resolve('pmoves').toFile().executable = true
            odd.resolve('pmoves').toString()
        }
    }

    def "a runbook in a folder with blanks and letters of other languages under LANG=C"() {
        given:
        def odd = Files.createDirectories(folder.resolve('é stück'))
        def launcher = new Launcher(odd)
        launcher.environment.LANG = 'C'
        def file = launcher.runbook('fine', STEPS)

        expect:
        launcher.types('run', file.fileName) == 0
        launcher.talk.contains('fine - fine')
        !launcher.talk.contains('?')
        !launcher.talk.contains('·')
    }

    def "a stack in a folder behind a link has the name that the shell shows, as with docker compose"() {
        given:
        def real = Files.createDirectories(folder.resolve('stack-v2'))
        def link = Files.createSymbolicLink(folder.resolve('stack'), real)
        Files.writeString(real.resolve('compose.yaml'), "services: {db: {image: busybox, volumes: ['./rows:/rows']}}")
        def launcher = new Launcher(link)

        when:
        launcher.environment.PWD = shown == 'nowhere' ? '/nowhere' : folder.resolve(shown).toString()

        then:
        launcher.types('compose', 'config', '--format', 'json') == 0
        launcher.output.contains("\"name\" : \"$name\"")
        launcher.output.contains(folder.resolve("$name/rows").toString())

        where:
        shown      || name
        'stack'    || 'stack'
        'stack-v2' || 'stack-v2'
        'nowhere'  || 'stack-v2'
    }

    def "a locale that is not installed does not keep it from files with letters of other languages: #variables"() {
        given:
        def odd = Files.createDirectories(folder.resolve('é stück'))
        def launcher = new Launcher(odd)
        launcher.environment.remove('LANG')
        launcher.environment.putAll(variables)
        def file = launcher.trusted(Files.move(launcher.runbook('fine', STEPS), odd.resolve('größe.groovy')))

        expect:
        launcher.types('lint', file.fileName) == 0
        launcher.types('run', file.fileName) == 0
        launcher.types('run', 'grösse.groovy') == 2
        launcher.talk.contains('grösse.groovy')
        WARNINGS.every { !launcher.talk.contains(it) }

        where:
        variables << [[LC_ALL: 'tlh_QO.UTF-8'], [LANG: 'tlh_QO.UTF-8'], [LC_CTYPE: 'tlh_QO.utf8', LANG: 'C']]
    }

    def "the next command works when it is pasted"() {
        given:
        def launcher = new Launcher(folder)
        launcher.types('run', launcher.runbook('bad', "    step('one') { action { sh 'exit 3' } }"))
        def next = launcher.talk.readLines().find { it.startsWith('next:') }
        def pasted = next.replaceFirst(/next:\s+/, '').replaceFirst(/  .*/, '')

        when:
        def shell = new ProcessBuilder('sh', '-c', pasted).directory(folder.toFile()).redirectErrorStream(true)
        shell.environment().putAll(launcher.environment)
        def again = shell.start()
        def text = again.inputStream.text

        then:
        again.waitFor() == 1
        text.contains('bad failed at step 1/1')
        launcher.talk.readLines().size() <= 25
    }

    def "without a JDK it says what to install"() {
        given:
        def launcher = new Launcher(folder)
        launcher.environment.PMOVES_JAVA_HOME = folder.toString()

        expect:
        launcher.types('runs') == 5
        launcher.talk.contains('PMOVES_JAVA_HOME')
        launcher.talk.contains('fix:')
    }

    def "a reader that goes away ends it quietly"() {
        given:
        def launcher = new Launcher(folder)
        def shell = new ProcessBuilder('bash', '-c', '"$0" help run | true; echo "${PIPESTATUS[0]}"', launcher.script)
        shell.environment().putAll(launcher.environment)
        shell.redirectError(folder.resolve('err.txt').toFile())
        def process = shell.start()

        expect:
        process.inputStream.text.strip() in ['141', '0'] // 0 where the page fitted into the pipe before its reader left
        Files.readString(folder.resolve('err.txt')).empty
    }

    def "completion for #shell knows every command, parses, and offers runs and their steps"() {
        given:
        def launcher = new Launcher(folder)
        launcher.types('run', launcher.runbook('fine', STEPS))

        expect:
        launcher.types('completion', shell) == 0
        ['run', 'resume', 'doctor', '--parallel'].every { launcher.output.contains(it.replaceFirst('^--', '')) }
        shell != 'bash' || completes(launcher)

        where:
        shell << ['bash', 'zsh', 'fish']
    }

    private boolean completes(Launcher launcher) {
        def ask = '''source "$0"; COMP_WORDS=("$1" why ""); COMP_CWORD=2; cd /; _pmoves; run=${COMPREPLY[0]}
                     COMP_WORDS=("$1" why "$run" ""); COMP_CWORD=3; _pmoves; echo "$run ${COMPREPLY[0]}"'''
        def shell = new ProcessBuilder('bash', '-c', ask, folder.resolve('out.txt').toString(), launcher.script)
        shell.environment().putAll(launcher.environment + [PATH: '/usr/bin:/bin'])
        shell.start().inputStream.text.strip() ==~ /[a-z0-9]+ one/
    }
}
