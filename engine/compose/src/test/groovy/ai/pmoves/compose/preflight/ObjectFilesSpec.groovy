package ai.pmoves.compose.preflight

import ai.pmoves.compose.ComposeFiles
import ai.pmoves.compose.ComposeRequest
import java.nio.file.Files
import java.nio.file.Path
import spock.lang.Specification
import spock.lang.TempDir

class ObjectFilesSpec extends Specification {
    @TempDir
    Path folder

    def "files of secrets and configs that are not there stand in the way, once each; a generated one does not"() {
        given:
        Files.writeString(folder.resolve('compose.yaml'), '''\
            name: x
            x-pmoves: {generate: {made: 24}}
            services:
              a: {image: i, secrets: [admin, made, there], configs: [rules]}
              b: {image: i, secrets: [admin]}
            secrets:
              admin: {file: secrets/admin}
              made: {file: secrets/made}
              there: {file: there}
              unused: {file: secrets/unused}
            configs:
              rules: {file: rules.yaml}
            '''.stripIndent())
        Files.writeString(folder.resolve('there'), 'x')

        when:
        def problems = Preflight.of(ComposeFiles.resolve(ComposeRequest.in(folder, [:])), Options.local())

        then:
        problems*.code() == ['preflight.secret-missing', 'preflight.config-missing']
        problems*.where()*.line() == [7, 12]
        problems*.message() == [
                "The secret 'admin' of a, b comes from secrets/admin, which is not there",
                "The config 'rules' of a comes from rules.yaml, which is not there"]
        problems*.fix() == ['install -D -m 600 /dev/stdin secrets/admin', 'install -D -m 644 /dev/stdin rules.yaml']
    }
}
