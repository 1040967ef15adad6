package ai.pmoves.dsl

import ai.pmoves.docker.Docker
import ai.pmoves.kernel.CommandResult
import ai.pmoves.kernel.Plan
import ai.pmoves.kernel.StepContext
import ai.pmoves.kernel.StepPath
import java.nio.file.Files
import java.nio.file.Path
import spock.lang.Specification
import spock.lang.TempDir

/** Runbooks in a folder of their own, planned with a mocked engine. */
abstract class RunbookFixture extends Specification {
    @TempDir
    Path folder

    Docker docker = Mock()
    Map<String, String> environment = [:]

    Path write(String name, String text) {
        def file = folder.resolve(name)
        Files.createDirectories(file.parent)
        Files.writeString(file, text)
        file
    }

    Plan plan(String text, Map<String, String> parameters = [:]) {
        planFile(write('book.groovy', text), parameters)
    }

    Plan planFile(Path file, Map<String, String> parameters = [:]) {
        new GroovyRunbooks().plan(new Runbooks.Request(file, parameters, surroundings(), 'linux', docker, folder))
    }

    Map<String, String> surroundings() {
        [PMOVES_STATE_DIR: folder.resolve('state').toString()] + environment
    }

    /** Component name to value of one step's key. */
    static Map<String, String> key(Plan plan, String path) {
        plan.steps().find { it.path().value() == path }.inputs().collectEntries { [it.name(), it.value()] }
    }

    static ai.pmoves.kernel.Step step(Plan plan, String path) {
        plan.steps().find { it.path().value() == path }
    }

    StepContext context(Map<String, Object> outputs = [:]) {
        Stub(StepContext) {
            path() >> StepPath.of('test')
            attempt() >> 1
            output(_) >> { StepPath need -> outputs[need.value()] }
            exec(_) >> new CommandResult(0, '', '')
            run(_) >> new CommandResult(0, '', '')
        }
    }
}
