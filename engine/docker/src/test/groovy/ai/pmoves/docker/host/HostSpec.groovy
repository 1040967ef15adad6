package ai.pmoves.docker.host

import ai.pmoves.kernel.ExitCode
import ai.pmoves.docker.Engines
import java.nio.file.Files
import java.nio.file.Path
import spock.lang.Specification
import spock.lang.TempDir

class HostSpec extends Specification {
    @TempDir
    Path root

    Host host(Map<String, Object> given) {
        Files.createDirectories(root.resolve('etc'))
        Files.writeString(root.resolve('etc/os-release'), given.release as String)
        if (given.systemd) {
            Files.createDirectories(root.resolve('run/systemd/system'))
        }
        if (given.dockerd) {
            Path program = root.resolve('usr/sbin/dockerd')
            Files.createDirectories(program.parent)
            Files.writeString(program, '#!/bin/sh\n').toFile().setExecutable(true)
        }
        Host.detect(root, [PATH: '/usr/bin'], given.root as boolean)
    }

    def "#who is told: #fix"() {
        given:
        def engine = new HostEngine(host(release: release, root: su, systemd: systemd, dockerd: dockerd), Optional.empty(), { false })

        expect:
        engine.obstacle().map { it.fix() }.orElse('nothing stands in the way').replace(root.toString(), '') == fix

        where:
        who                         | release                            | su    | systemd | dockerd || fix
        'root on bare Debian'       | 'ID=debian'                        | true  | false   | false   || 'nothing stands in the way'
        'root on Ubuntu'            | 'ID=ubuntu\nID_LIKE="debian"'      | true  | true    | false   || 'nothing stands in the way'
        'a user on Debian'          | 'ID=debian'                        | false | true    | false   || 'sudo apt-get install -y docker.io && sudo systemctl start docker'
        'a user, engine stopped'    | 'ID=debian'                        | false | true    | true    || 'sudo systemctl start docker'
        'a user, without systemd'   | 'ID=debian'                        | false | false   | true    || "sudo start-stop-daemon --start --background --output /var/log/dockerd.log --exec /usr/sbin/dockerd"
        'root on Fedora'            | 'ID=fedora\nPRETTY_NAME="Fedora"'  | true  | true    | false   || 'install Docker Engine for Fedora as https://docs.docker.com/engine/install/ describes, then run this again'
        'root on Fedora, installed' | 'ID=fedora'                        | true  | true    | true    || 'nothing stands in the way'
    }

    def "where a person named an engine that does not answer, no other one is started"() {
        given:
        def named = Engines.connect(environment, explicit).named()
        def engine = new HostEngine(host(release: 'ID=debian', root: true, systemd: false, dockerd: true), named, { false })

        expect:
        engine.obstacle().map { it.message() }.orElse('it is started') == told

        where:
        environment                                   | explicit       || told
        [:]                                           | null           || 'it is started'
        [DOCKER_HOST: 'unix:///var/run/docker.sock']  | null           || 'it is started'
        [DOCKER_HOST: 'unix:///no/such.sock']         | null           || 'the engine that is named does not answer: unix:///no/such.sock (DOCKER_HOST); another one is not started in its place'
        [:]                                           | '/no/such.sock' || 'the engine that is named does not answer: unix:///no/such.sock (--host); another one is not started in its place'
    }

    def "the base images of a Dockerfile are its FROM lines, without stages, scratch and variables"() {
        expect:
        BaseImages.in(dockerfile) == images as Set

        where:
        dockerfile                                                     || images
        'FROM debian:bookworm-slim\nRUN true\n'                        || ['debian:bookworm-slim']
        'from --platform=linux/arm64 golang:1 as build\nFROM scratch'  || ['golang:1']
        'FROM a AS one\nFROM one\nFROM b\n'                            || ['a', 'b']
        'ARG BASE\nFROM ${BASE}\n'                                     || []
        '# FROM x\nRUN echo "\n  FROM_HERE"'                           || []
    }

    def "#image is Debian's #suite"() {
        expect:
        DebianImage.suite(image).orElse(null) == suite

        where:
        image                                  || suite
        'debian:bookworm-slim'                 || 'bookworm'
        'debian:12'                            || 'bookworm'
        'docker.io/library/debian:trixie-slim' || 'trixie'
        'debian:latest'                        || null
        'debian@sha256:00'                     || null
        'ubuntu:24.04'                         || null
        'me/debian:12'                         || null
    }

    def "the mirror is the one that apt uses for the suite, in either format"() {
        given:
        Files.createDirectories(root.resolve('sources.list.d'))
        Files.writeString(root.resolve(file), text)

        expect:
        DebianImage.mirror(root, 'bookworm').orElse(null) == mirror

        where:
        file                             | text                                                                              || mirror
        'sources.list'                   | 'deb [signed-by=/k] http://mirror.test/debian bookworm main\n'                    || 'http://mirror.test/debian'
        'sources.list'                   | '# deb http://mirror.test/debian bookworm main\n'                                 || null
        'sources.list.d/debian.sources'  | 'Types: deb\nURIs: http://other.test/x\nSuites: sid\n\nTypes: deb\nURIs: http://m.test/d\nSuites: bookworm bookworm-updates\n' || 'http://m.test/d'
        'sources.list.d/debian.sources'  | 'Types: deb\nURIs: http://s.test/x\nSuites: bookworm-security\n'                  || null
    }
}
