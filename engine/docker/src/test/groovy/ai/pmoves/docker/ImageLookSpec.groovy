package ai.pmoves.docker

import ai.pmoves.docker.testing.RealEngine
import ai.pmoves.kernel.PmovesException
import java.nio.file.Files
import java.nio.file.Path
import spock.lang.AutoCleanup
import spock.lang.Requires
import spock.lang.Shared
import spock.lang.Specification
import spock.lang.TempDir

/** An image is looked into without being started, and nothing of that is left. */
@Requires({ RealEngine.available() })
class ImageLookSpec extends Specification {
    @Shared @AutoCleanup RealEngine engine = RealEngine.start()
    @Shared @AutoCleanup Docker docker = engine.connect()
    @Shared @TempDir Path folder

    def setupSpec() {
        def bin = Files.createDirectories(folder.resolve('usr/bin'))
        Files.createDirectories(folder.resolve('usr/lib'))
        Files.writeString(folder.resolve('usr/lib/curl-real'), 'x')
        Files.writeString(bin.resolve('bash'), 'x')
        Files.createDirectories(bin.resolve('folder'))
        [(folder.resolve('bin')): 'usr/bin', (bin.resolve('sh')): 'bash', (bin.resolve('curl')): '/usr/lib/curl-real',
         (bin.resolve('wget')): '/opt/nowhere', (bin.resolve('a')): 'b', (bin.resolve('b')): 'a'].each { link, to ->
            Files.createSymbolicLink(link, Path.of(to))
        }
        def tar = ['tar', '-C', folder.toString(), '-c', '.'].execute()
        def changes = ['USER 65532', 'ENV KIND=linked', 'WORKDIR /srv', 'VOLUME /data', 'HEALTHCHECK CMD ["true"]'].collect { '&changes=' + URLEncoder.encode(it, 'UTF-8') }.join('')
        engine.api().send('POST', '/images/create?fromSrc=-&repo=linked&tag=1' + changes, tar.inputStream.bytes, 'application/x-tar')
    }

    def "it says of itself what it is"() {
        when:
        def facts = docker.look("linked:1").get().withCloseable { it.facts() }

        then:
        facts.user() == '65532'
        facts.environment().KIND == 'linked'
        facts.directory() == '/srv'
        facts.healthcheck() == ['CMD', 'true']
        facts.platform().startsWith('linux/')
    }

    def "#path is #file, after all links"() {
        given:
        def look = docker.look('linked:1').get()

        expect:
        look.find(path).orElse(null) == file

        cleanup:
        look.close()

        where:
        path             || file
        '/usr/bin/bash'  || '/usr/bin/bash'
        '/bin/sh'        || '/usr/bin/bash'
        '/bin/curl'      || '/usr/lib/curl-real'
        '/usr/bin/wget'  || null
        '/usr/bin/none'  || null
        '/nowhere/none'  || null
        '/usr/bin/folder' || null
    }

    def "links in a circle lead nowhere, or to the engine's refusal"() {
        given:
        def look = docker.look('linked:1').get()
        def end = { try { look.find('/usr/bin/a').orElse('nowhere') } catch (PmovesException refused) { refused.problems()[0].code() } }

        expect:
        end() in ['nowhere', 'docker.refused']

        cleanup:
        look.close()
    }

    def "what was made for looking is never started, labelled, and gone afterwards with its volumes"() {
        given:
        def look = docker.look('linked:1').get()

        when:
        look.find('/usr/bin/bash')
        def there = engine.api().get('/containers/json?all=true')

        then:
        there.size() == 1
        there[0].path('State').asText() == 'created'
        there[0].path('Labels').path('ai.pmoves.look').asText() == 'image'

        when:
        look.close()
        look.close()

        then:
        engine.api().get('/containers/json?all=true').isEmpty()
        engine.api().get('/volumes').path('Volumes').isEmpty()
    }

    def "an image that is not there is none; facts alone make no container"() {
        when:
        def look = docker.look('linked:1').get()

        then:
        docker.look('registry.example.com/none:1').isEmpty()
        look.facts().user() == '65532'
        engine.api().get('/containers/json?all=true').isEmpty()
    }
}
