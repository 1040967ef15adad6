package ai.pmoves.platforms

import spock.lang.Specification

import java.nio.file.Files
import java.nio.file.Path

class GuidesSpec extends Specification {

    def "the guide of #name says what its overlay says; else run: mvn -pl platforms -am compile && mvn -pl platforms exec:java"() {
        expect:
        Files.readString(Path.of(name, 'BRING_UP.md')) == BringUpGuide.of(name)

        where:
        name << Platforms.NAMES
    }

    def "each platform's guide has what only that platform needs: #name and #words"() {
        expect:
        words.every { BringUpGuide.of(name).contains(it) }

        where:
        name           | words
        'linux'        | ['systemctl', 'Firewall', 'DOCKER-USER', 'docker.io']
        'wsl2'         | ['/etc/wsl.conf', '/mnt/c', '.wslconfig', 'hwclock']
        'wsl2-desktop' | ['WSL integration', '/mnt/c', 'host.docker.internal', '--project-directory']
        'jetson'       | ['JetPack', 'CUDA', 'arm64', '| from 36.4.3 | 6.2 | 12.6 |', 'runtime: nvidia']
    }
}
