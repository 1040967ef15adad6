package ai.pmoves.compose

import java.nio.file.Files
import java.nio.file.Path
import spock.lang.Specification
import spock.lang.TempDir

class NearbyFilesSpec extends Specification {
    @TempDir
    Path folder

    def "what is called as a compose file is found three folders deep, the nearest first; nothing is followed or hidden"() {
        given:
        ['a/b/c/compose.yaml', 'a/b/c/d/compose.yaml', 'z/docker-compose.hub.yml', 'shop.compose.yaml', 'notes.yaml',
         'a/compose.override.yaml', '.git/compose.yaml', 'node_modules/x/compose.yaml'].each {
            Files.createDirectories(folder.resolve(it).parent)
            Files.writeString(folder.resolve(it), 'services: {}')
        }
        Files.createSymbolicLink(folder.resolve('link'), folder.resolve('z'))

        expect:
        NearbyFiles.below(folder)*.toString() == ['shop.compose.yaml', 'z/docker-compose.hub.yml', 'a/b/c/compose.yaml']
        NearbyFiles.below(folder.resolve('none')) == []
    }
}
