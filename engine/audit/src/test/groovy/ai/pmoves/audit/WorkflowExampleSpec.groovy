package ai.pmoves.audit

import ai.pmoves.compose.ComposeFiles
import ai.pmoves.compose.ComposeRequest
import java.nio.file.Files
import java.nio.file.Path
import spock.lang.Specification
import spock.lang.TempDir

/** The workflow that is there to be copied keeps the rules that it is there to check. */
class WorkflowExampleSpec extends Specification {
    static final Path EXAMPLE = Path.of('../../runbooks/ci/github-audit.yml').toAbsolutePath().normalize()

    @TempDir
    Path folder

    def 'the workflow to copy has no finding, and with an action by its tag it has one'() {
        expect:
        findings(Files.readString(EXAMPLE)) == []
        findings(Files.readString(EXAMPLE).replaceAll(/@[0-9a-f]{40} # v7\.0\.1/, '@v7')) == ['workflows.action-unpinned']
    }

    private List<String> findings(String workflow) {
        folder.resolve('compose.yaml').toFile().text = 'services: {one: {image: "a:1"}}\n'
        Files.createDirectories(folder.resolve('.github/workflows')).resolve('audit.yml').toFile().text = workflow
        def resolution = ComposeFiles.resolve(ComposeRequest.in(folder, [:]))
        Audit.of(new Target(resolution, folder), new Selection(['workflows']), Baseline.EMPTY).open()*.rule()
    }
}
