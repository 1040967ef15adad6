package ai.pmoves.dsl

import ai.pmoves.compose.ComposeFiles
import ai.pmoves.compose.ComposeRequest
import ai.pmoves.compose.Resolution
import ai.pmoves.compose.build.BuildContents
import ai.pmoves.dsl.language.ActionWords
import ai.pmoves.dsl.language.Parameters
import ai.pmoves.dsl.language.RehearsedFiles
import ai.pmoves.dsl.language.Stack
import ai.pmoves.dsl.language.Surroundings
import ai.pmoves.kernel.StepContext
import ai.pmoves.kernel.StepPath
import java.util.function.Supplier

class PreflightStepSpec extends RunbookFixture {
    def "an attempt reads a stack's files once, for its check and its action; the next one reads them again"() {
        given:
        write('compose.yaml', 'name: x\nservices: {api: {image: busybox}}\n')
        def resolution = ComposeFiles.resolve(ComposeRequest.in(folder, [:]))
        Supplier<Resolution> again = Mock()
        def stack = new Stack(resolution.project(), [], BuildContents.remembering(folder.resolve('builds')), again)
        def around = new Surroundings(Parameters.NONE, null, [:], folder, folder, { null }, { a, b -> a }, { a, b -> })
        def words = { int attempt ->
            def context = Stub(StepContext)
            context.path() >> StepPath.of('preflight')
            context.attempt() >> attempt
            new ActionWords(around, context, docker, new RehearsedFiles(), { it })
        }

        when:
        def ready = words(1).preflight(stack).ready
        words(1).preflight(stack).demandReady()

        then:
        ready
        1 * again.get() >> resolution

        when:
        words(2).preflight(stack).demandReady()

        then:
        1 * again.get() >> resolution
    }
}
