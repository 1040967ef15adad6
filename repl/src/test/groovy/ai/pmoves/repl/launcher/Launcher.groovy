package ai.pmoves.repl.launcher

import ai.pmoves.dsl.GroovyRunbooks
import ai.pmoves.kernel.StateDirectory
import ai.pmoves.repl.trust.TrustStore
import java.nio.file.Files
import java.nio.file.Path
import java.time.Clock
import java.util.concurrent.TimeUnit

/** Calls the real launcher, in a process of its own, with the application that this build has packaged. */
class Launcher {
    static final Path REPOSITORY = repository()
    static final Path APP = REPOSITORY.resolve('repl/target/app')

    final Path folder
    final Map<String, String> environment = [:]
    String output = ''
    String talk = ''
    String script = REPOSITORY.resolve('pmoves').toString()

    Launcher(Path folder) {
        this.folder = folder
        environment << [PMOVES_APP: APP.toString(), PMOVES_STARTUP: 'off', PMOVES_STATE_DIR: folder.resolve('state').toString(),
                        HOME: folder.toString(), PATH: System.getenv('PATH'), LANG: 'C.UTF-8', TERM: 'xterm-256color',
                        PMOVES_JAVA_HOME: System.getProperty('java.home')]
    }

    private static Path repository() {
        Path at = Path.of('').toAbsolutePath()
        while (!Files.exists(at.resolve('pmoves'))) {
            at = at.parent
        }
        at
    }

    /** JDKs on this machine that the launcher may be run with, by major version. */
    static Map<String, Path> jdks() {
        def found = [:]
        [Path.of(System.getProperty('java.home')), *folders('/usr/lib/jvm')].each { jdk ->
            def release = jdk.resolve('release')
            if (Files.isReadable(release) && Files.isExecutable(jdk.resolve('bin/java'))) {
                def major = (Files.readString(release) =~ /JAVA_VERSION="(\d+)/)
                if (major.find() && (major.group(1) as int) >= 17) {
                    found.putIfAbsent(major.group(1), jdk)
                }
            }
        }
        found
    }

    private static List<Path> folders(String parent) {
        Path.of(parent).toFile().listFiles()?.findAll { it.directory }*.toPath() ?: []
    }

    Path runbook(String name, String steps) {
        def file = folder.resolve("${name}.groovy")
        Files.writeString(file, "runbook('$name') {\n    about 'a test'\n$steps\n}\n")
        trusted(file)
    }

    /** As if somebody had read and approved it. */
    Path trusted(Path file) {
        new TrustStore(new StateDirectory(Path.of(environment.PMOVES_STATE_DIR)), [:], Clock.systemUTC())
                .approve(new GroovyRunbooks().reach(file))
        file
    }

    Process starts(Object... words) {
        // who runs the build in the background of a shell hands on that ^C is ignored, and then it is, by convention
        def builder = new ProcessBuilder(['env', '--default-signal=INT,TERM,HUP', script, *words]*.toString())
        builder.directory(folder.toFile())
        builder.environment().clear()
        builder.environment().putAll(environment)
        builder.redirectOutput(folder.resolve('out.txt').toFile())
        builder.redirectError(folder.resolve('err.txt').toFile())
        builder.redirectInput(new File('/dev/null'))
        builder.start()
    }

    int types(Object... words) {
        ends(starts(words))
    }

    int ends(Process process) {
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly()
            throw new AssertionError("still running: ${Files.readString(folder.resolve('err.txt'))}")
        }
        output = Files.readString(folder.resolve('out.txt'))
        talk = Files.readString(folder.resolve('err.txt'))
        process.exitValue()
    }

    /** Waits until the condition holds; the condition looks at files. */
    static void until(String what, Closure<Boolean> condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(40)
        while (!condition()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("never happened: $what")
            }
            Thread.onSpinWait()
        }
    }
}
