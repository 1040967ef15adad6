package ai.pmoves.repl.program

import java.nio.file.Path
import java.util.concurrent.TimeUnit

/** git as somebody types it who has a name, in a repository of a test. */
final class TypedGit {
    /** What it says; it has to succeed. */
    static String git(Path where, String... words) {
        def command = ['git', '-c', 'user.name=x', '-c', 'user.email=x@example.org', '-c', 'init.defaultBranch=main', '-C', where.toString(), *words]
        def process = new ProcessBuilder(command*.toString()).redirectErrorStream(true).start()
        def said = process.inputStream.text
        assert process.waitFor(30, TimeUnit.SECONDS) && process.exitValue() == 0: said
        said.strip()
    }
}
