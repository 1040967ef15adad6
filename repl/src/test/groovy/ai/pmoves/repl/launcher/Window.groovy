package ai.pmoves.repl.launcher

import java.nio.file.Files
import java.nio.file.Path
import java.util.concurrent.TimeUnit

/** A terminal's window with somebody before it, who types and sees; of a tmux of its own. */
class Window implements AutoCloseable {
    private final Path folder
    private final Path socket

    Window(Path folder) {
        this.folder = folder
        this.socket = folder.resolve('tmux.sock')
    }

    static boolean available() {
        new File('/usr/bin/tmux').canExecute()
    }

    /** @param line of sh, typed where the launcher stands; then its exit code is shown as rc= */
    void open(Launcher launcher, int width, int height, String line, Path directory = folder) {
        def script = folder.resolve('type.sh')
        def variables = launcher.environment.findAll { it.key != 'TERM' }.collect { "export ${it.key}='${it.value}'" }.join('\n')
        Files.writeString(script, "unset CI GITHUB_ACTIONS\ncd '$directory'\n$variables\n$line\necho \"rc=\$?\"\nexec sleep 600\n")
        tmux('-f', '/dev/null', 'new-session', '-d', '-x', width as String, '-y', height as String, "sh '$script'")
    }

    String screen() {
        tmux('capture-pane', '-p', '-t', ':')
    }

    /** With the escape sequences of its colours. */
    String coloured() {
        tmux('capture-pane', '-e', '-p', '-t', ':')
    }

    /** @param keys as tmux calls them */
    void types(String... keys) {
        tmux('send-keys', '-t', ':', *keys)
    }

    boolean showsCursor() {
        tmux('display-message', '-p', '#{cursor_flag}').strip() == '1'
    }

    String tmux(String... words) {
        def process = new ProcessBuilder(['tmux', '-S', socket.toString(), *words]).redirectErrorStream(true).start()
        def text = process.inputStream.text
        process.waitFor(10, TimeUnit.SECONDS)
        text
    }

    @Override
    void close() {
        tmux('kill-server')
    }
}
