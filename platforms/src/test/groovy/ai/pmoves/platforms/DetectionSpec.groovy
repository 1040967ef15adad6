package ai.pmoves.platforms

import ai.pmoves.kernel.PmovesException
import spock.lang.Specification
import spock.lang.TempDir

import java.nio.file.Path

class DetectionSpec extends Specification {
    @TempDir
    Path root

    def "a Debian machine with its own engine is linux"() {
        when:
        def platform = Box.linux(root).detect(PWD: '/srv/stack')

        then:
        platform.name() == 'linux'
        platform.facts().subMap('architecture', 'distribution', 'memory.mb', 'swap.mb', 'cgroup', 'init', 'docker.kind', 'gpu',
            'folder.filesystem', 'source') == [
                architecture: 'x86_64', distribution: 'Debian GNU/Linux 12 (bookworm)', 'memory.mb': '16000', 'swap.mb': '2000',
                cgroup: 'v2', init: 'systemd', 'docker.kind': 'engine', gpu: 'none', 'folder.filesystem': 'ext4',
                source: 'detected']
        platform.settings()['gpu.mode'] == 'strip'
        platform.settings()['image.platform'] == 'linux/amd64'
    }

    def "Docker Desktop in WSL 2 is told from an engine of the distribution: #how"() {
        given:
        def box = Box.wsl2(root)
        prepare(box)

        expect:
        box.detect(environment + [HOME: '/home/me']).name() == name

        where:
        how                          | environment                                                 | name           | prepare
        'its socket'                 | [:]                                                         | 'wsl2-desktop' | { it.link('var/run/docker.sock', '/mnt/wsl/docker-desktop/shared-sockets/guest-services/docker.proxy.sock') }
        'its mount'                  | [:]                                                         | 'wsl2-desktop' | { it.file('mnt/wsl/docker-desktop/x', '') }
        'its context'                | [:]                                                         | 'wsl2-desktop' | { it.file('home/me/.docker/config.json', '{"currentContext": "desktop-linux"}').file('usr/bin/dockerd', '') }
        'a context by variable'      | [DOCKER_CONTEXT: 'desktop-linux']                           | 'wsl2-desktop' | { it.file('usr/bin/dockerd', '') }
        'an engine inside'           | [:]                                                         | 'wsl2'         | { it.file('usr/bin/dockerd', '').file('mnt/wsl/docker-desktop/x', '') }
        'an endpoint by variable'    | [DOCKER_HOST: 'unix:///run/user/1000/docker.sock']          | 'wsl2'         | { it.file('mnt/wsl/docker-desktop/x', '') }
        'nothing installed'          | [:]                                                         | 'wsl2'         | { }
        'a broken client config'     | [:]                                                         | 'wsl2'         | { it.file('home/me/.docker/config.json', '{') }
    }

    def "WSL keeps in mind what hurts there"() {
        when:
        def platform = Box.wsl2(root).file('dev/dxg', '').file('usr/lib/wsl/lib/libcuda.so.1', '')
            .detect(PWD: '/mnt/c/Users/me/stack', WSL_DISTRO_NAME: 'Debian')

        then:
        platform.facts()['wsl'] == '2'
        platform.facts()['wsl.distribution'] == 'Debian'
        platform.facts()['folder.filesystem'] == '9p'
        platform.facts()['folder.windows'] == '/mnt/c/Users/me/stack'
        platform.facts()['gpu'] == 'nvidia'
        platform.facts()['gpu.runtime'] == 'none'
        platform.settings()['gpu.mode'] == 'strip'
    }

    def "WSL 1 is said to be WSL 1"() {
        expect:
        Box.wsl2(root).file('proc/sys/kernel/osrelease', '4.4.0-19041-Microsoft').detect().facts()['wsl'] == '1'
    }

    def "Jetson Linux #release is JetPack #jetpack with CUDA #cuda"() {
        when:
        def platform = Box.jetson(root)
            .file('etc/nv_tegra_release', "# ${release}, GCID: 1, BOARD: generic, EABI: aarch64").detect()

        then:
        platform.name() == 'jetson'
        platform.facts()['l4t'] == l4t
        platform.facts()['jetpack'] == jetpack
        platform.facts()['cuda'] == cuda

        where:
        release                         || l4t      | jetpack | cuda
        'R32 (release), REVISION: 7.5'  || '32.7.5' | '4.6.4' | '10.2'
        'R35 (release), REVISION: 1.0'  || '35.1.0' | '5.0.2' | '11.4'
        'R35 (release), REVISION: 4.1'  || '35.4.1' | '5.1.2' | '11.4'
        'R36 (release), REVISION: 4.0'  || '36.4.0' | '6.1'   | '12.6'
        'R36 (release), REVISION: 4.4'  || '36.4.4' | '6.2.1' | '12.6'
        'R39 (release), REVISION: 1.0'  || '39.1.0' | null    | null
    }

    def "a Jetson hands its GPU out through the nvidia runtime, and without the runtime not at all"() {
        given:
        def box = Box.jetson(root)

        expect:
        box.detect().settings()['gpu.mode'] == 'runtime'
        box.detect().settings()['image.platform'] == 'linux/arm64'
        box.detect().facts()['model'] == 'NVIDIA Jetson Orin Nano Engineering Reference Developer Kit Super'

        when:
        java.nio.file.Files.delete(root.resolve('usr/bin/nvidia-container-runtime'))

        then:
        box.detect().settings()['gpu.mode'] == 'strip'
    }

    def "a GPU server keeps its GPU requests"() {
        expect:
        Box.linux(root).file('dev/nvidia0', '').file('usr/bin/nvidia-container-runtime', '')
            .file('proc/driver/nvidia/version', 'NVRM version: NVIDIA UNIX x86_64 Kernel Module  550.54.14  Thu')
            .detect().with { [settings()['gpu.mode'], facts()['gpu.driver']] } == ['keep', '550.54.14']
    }

    def "an empty root is a linux of which little is known"() {
        expect:
        Platforms.detect([:], root).name() == 'linux'
        Platforms.detect([:], root).fact('kernel') == 'unknown'
    }

    def "a platform can be named to plan for another machine"() {
        expect:
        Platforms.named(name).with { [it.name(), facts()['source'], settings()['gpu.mode'], settings()['image.platform']] } ==
            [name, 'assumed', mode, image]

        where:
        name           | mode      | image
        'linux'        | 'keep'    | 'linux/amd64'
        'wsl2'         | 'keep'    | 'linux/amd64'
        'wsl2-desktop' | 'keep'    | 'linux/amd64'
        'jetson'       | 'runtime' | 'linux/arm64'
    }

    def "an unknown platform is refused with those there are"() {
        when:
        Platforms.named('windows')

        then:
        def e = thrown(PmovesException)
        e.message.contains("no platform 'windows'")
        e.message.contains('linux, wsl2, wsl2-desktop, jetson')
    }
}
