package ai.pmoves.docker.internal.image

import java.nio.file.Files
import java.nio.file.Path
import java.time.Duration
import java.util.concurrent.TimeUnit
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Timeout

@Timeout(30)
class CredentialHelperSpec extends Specification {
    @TempDir Path folder

    CredentialHelper helper(String script, Duration limit = Duration.ofSeconds(20)) {
        Path file = Files.writeString(folder.resolve('helper'), "#!/bin/sh\necho \$\$ > '$folder/pid'\n$script\n")
        file.toFile().setExecutable(true)
        new CredentialHelper(file.toString(), limit)
    }

    def "its answer to the registry's name is taken, whatever it complains about meanwhile"() {
        expect:
        new String(helper('read name; echo complaint >&2; echo "{\\"for\\": \\"$name\\"}"').ask('reg.test').get()) == '{"for": "reg.test"}\n'
    }

    def "one that #what is ended, and what it said is not repeated"() {
        when:
        helper(script, limit).ask('reg.test')

        then:
        def failure = thrown(IOException)
        failure.message == message

        and: 'it is gone'
        def pid = Files.readString(folder.resolve('pid')).trim() as long
        ProcessHandle.of(pid).map { it.onExit().get(10, TimeUnit.SECONDS); true }.orElse(true)

        where:
        what                   | script                                | limit                   || message
        'hangs'                | 'echo secret; exec sleep 1000'        | Duration.ofMillis(1500) || 'gave no answer within 1 s'
        'leaves a child alone' | 'sleep 1000 & echo secret; wait'      | Duration.ofMillis(1500) || 'gave no answer within 1 s'
        'floods'               | 'exec yes secret'                     | Duration.ofSeconds(20)  || 'answers with more than 256 KiB'
    }

    def "one that ends with an error has no login"() {
        expect:
        helper('echo credentials not found in native keychain; exit 1').ask('reg.test').empty
    }

    def "a helper is only looked for in absolute folders of the PATH: #path"() {
        given:
        def own = Files.createDirectories(folder.resolve('bin')).resolve('docker-credential-x')
        Files.writeString(own, '#!/bin/sh\n').toFile().executable = true
        def here = Path.of('').toAbsolutePath().relativize(folder).toString()

        when:
        def found
        try {
            found = CredentialHelper.find(name, path.replace('FOLDER', folder.toString()).replace('RELATIVE', here))
        } catch (IOException none) {
            found = none.message
        }

        then:
        found == (there ? own.toString() : 'it is in no absolute folder of the PATH')

        where:
        name                       | path                 || there
        'docker-credential-x'      | '/none:FOLDER/bin'   || true
        'docker-credential-x'      | 'RELATIVE/bin:.:'    || false
        'docker-credential-y'      | 'FOLDER/bin'         || false
        '../bin/docker-credential-x' | 'FOLDER/bin'       || false
    }
}
