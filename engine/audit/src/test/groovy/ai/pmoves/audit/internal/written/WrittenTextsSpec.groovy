package ai.pmoves.audit.internal.written

import ai.pmoves.audit.Images
import ai.pmoves.audit.Live
import ai.pmoves.audit.Target
import ai.pmoves.audit.internal.overlay.Overlays
import ai.pmoves.audit.internal.tree.WorkspaceTree
import ai.pmoves.compose.ComposeFiles
import ai.pmoves.compose.ComposeRequest
import java.nio.file.Files
import java.nio.file.Path
import spock.lang.Specification
import spock.lang.TempDir

/** One tree may serve several stacks: a stack and the same with an overlay. */
class WrittenTextsSpec extends Specification {
    @TempDir
    Path folder

    def 'each stack of a workspace has its own texts and overlays, read once'() {
        given:
        ['one', 'two'].each {
            Files.createDirectory(folder.resolve(it))
            Files.writeString(folder.resolve("$it/compose.yaml"), "services: {api: {image: '$it:1'}}\n")
        }
        Files.writeString(folder.resolve('one/compose.gpu.yaml'), 'services: {api: {privileged: true}}\n')
        def tree = new WorkspaceTree(folder)
        def (one, two) = ['one', 'two'].collect {
            new Target(ComposeFiles.resolve(ComposeRequest.in(folder.resolve(it), [:])), folder, tree, Images.NONE, Live.NONE)
        }

        expect:
        WrittenTexts.of(one)*.text() == ['one:1']
        WrittenTexts.of(two)*.text() == ['two:1']
        WrittenTexts.of(one).is(WrittenTexts.of(one))
        Overlays.of(one).size() == 1
        Overlays.of(two) == []
    }
}
