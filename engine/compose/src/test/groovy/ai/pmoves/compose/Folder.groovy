package ai.pmoves.compose

import java.nio.file.Files
import java.nio.file.Path

/** A folder of compose files to resolve. */
class Folder {
    final Path path
    Map<String, String> environment = [HOME: '/home/me']
    List<String> profiles = []
    List<String> files = []
    List<String> services = []
    String project = 'p'

    Folder(Path path) {
        this.path = path
    }

    Folder write(String name, String text) {
        def file = path.resolve(name)
        Files.createDirectories(file.parent)
        Files.writeString(file, text)
        this
    }

    Resolution resolve() {
        ComposeFiles.resolve(new ComposeRequest(
                path, files.collect { Path.of(it) }, null, project, profiles, [], environment, services, []))
    }

    /** Problems of a severity or worse, without the folder's own name. */
    List<String> messages(boolean warnings = false) {
        (warnings ? resolve().problems() : resolve().errors())*.toString()*.replace("$path/", '')*.replace("$path", '.')
    }
}
