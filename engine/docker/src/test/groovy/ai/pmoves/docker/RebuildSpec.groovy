package ai.pmoves.docker

import ai.pmoves.compose.ComposeFiles
import ai.pmoves.compose.ComposeRequest
import ai.pmoves.compose.build.BuildContents
import ai.pmoves.docker.testing.RealEngine
import ai.pmoves.docker.testing.RecordingStep
import java.nio.file.Files
import java.nio.file.Path
import spock.lang.AutoCleanup
import spock.lang.Requires
import spock.lang.Shared
import spock.lang.Specification
import spock.lang.TempDir

/** An image is built again when what it is built from has changed, and only then. */
@Requires({ RealEngine.available() })
class RebuildSpec extends Specification {
    @Shared @AutoCleanup RealEngine engine = RealEngine.start()
    @Shared @AutoCleanup Docker docker = engine.connect()
    @TempDir Path folder

    def "an edited file builds the image again, a touched one does not"() {
        given:
        Files.writeString(folder.resolve('compose.yaml'), 'name: again\nservices: {app: {build: ., image: again/app}}\n')
        Files.writeString(folder.resolve('Dockerfile'), 'FROM busybox\nCOPY text /text\n')
        Files.writeString(folder.resolve('.dockerignore'), 'notes\n')
        Files.writeString(folder.resolve('text'), 'one')
        def step = new RecordingStep()
        def project = ComposeFiles.resolve(ComposeRequest.in(folder, [:])).project()
        def app = project.services().app
        def current = { docker.isBuiltFrom('again/app', BuildContents.read().of(app).digest()) }

        when:
        def first = docker.ensureImage(project, app, step)
        Files.writeString(folder.resolve('notes'), 'ignored')
        Files.writeString(folder.resolve('text'), 'one')

        then:
        current()
        docker.ensureImage(project, app, step) == first

        when:
        Files.writeString(folder.resolve('text'), 'two')

        then:
        !current()

        when:
        def second = docker.ensureImage(project, app, step)

        then:
        second != first
        current()
        docker.ensureImage(project, app, step) == second
        docker.remove(project, app, step) == null
    }

    def "an image that somebody else built is taken as it is, until it is asked for again"() {
        given:
        Files.writeString(folder.resolve('compose.yaml'), 'name: theirs\nservices: {app: {build: ., image: busybox}}\n')
        Files.writeString(folder.resolve('Dockerfile'), 'FROM scratch\nCOPY text /text\n')
        Files.writeString(folder.resolve('text'), 'one')
        def project = ComposeFiles.resolve(ComposeRequest.in(folder, [:])).project()

        expect:
        docker.isBuiltFrom('busybox', BuildContents.read().of(project.services().app).digest())
        !docker.isBuiltFrom('absent', '')
    }
}
