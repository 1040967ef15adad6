package ai.pmoves.routing.tensorzero

import ai.pmoves.kernel.Severity
import com.fasterxml.jackson.databind.ObjectMapper
import java.nio.file.Files
import java.nio.file.Path
import spock.lang.Shared
import spock.lang.Specification
import spock.lang.TempDir

/** What the real gateway (2026.4.1, embedded in its Python package) said of these files, once: {@code bench/vectors} records it. */
class VerdictSpec extends Specification {
    @Shared List<Map> verdicts = new ObjectMapper().readValue(VerdictSpec.getResource('/ai/pmoves/routing/verdicts.json'), List)
    @TempDir Path folder

    def 'the gateway and pmoves agree: #verdict.name'() {
        given:
        Path file = folder.resolve('tensorzero.toml')
        Files.writeString(file, verdict.config as String)

        when:
        def read = GatewayFile.read(file, verdict.config as String, { verdict.env.containsKey(it) })
        def errors = read.problems().findAll { it.severity() == Severity.ERROR }*.message()

        then:
        read.accepted() == (verdict.refused == null)
        verdict.refused == null || errors.any { it == said(verdict.refused as String) || alike(it, verdict.refused as String) }

        where:
        verdict << verdicts
    }

    def 'there are enough of them'() {
        expect:
        verdicts.size() >= 150
    }

    private String said(String message) {
        message.replace('(base: `BASE`)', "(base: `${folder}`)")
    }

    /** TOML's own errors come in the words of each parser; names of variants in the order of a hash map. */
    private static boolean alike(String ours, String theirs) {
        if (theirs.startsWith('Failed to parse config file as valid TOML')) {
            return ours.startsWith('toml: ')
        }
        if (theirs.startsWith('?? ApiKeyMissing')) {
            return ours.startsWith('API key missing') && ours.contains((theirs =~ /Environment variable `\w+`/)[0] as String)
        }
        if (theirs.startsWith('?? ')) {
            return ours == theirs.substring(3)
        }
        if (theirs.contains('`sk-abcdef`')) {
            // it may be the key itself: pmoves does not tell it
            return ours == theirs.replace('sk-abcdef', '…')
        }
        if (theirs.startsWith('Cannot mix')) {
            return ours.tokenize(' .,') as Set == theirs.tokenize(' .,') as Set
        }
        theirs.startsWith('Unsupported provider config for embedding') && theirs.startsWith(ours)
    }
}
