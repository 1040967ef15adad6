package ai.pmoves.docker.internal.image

import java.time.Duration
import java.time.Instant
import spock.lang.Specification

class ImageRulesSpec extends Specification {
    static final NOW = Instant.parse('2026-01-10T00:00:00Z')

    def "#text is #repository:#tag of #registry"() {
        expect:
        ImageName.parse(text) == new ImageName(registry, repository, tag)

        where:
        text                    | registry         | repository   | tag
        'nats'                  | 'docker.io'      | 'nats'       | 'latest'
        'me/nats:2'             | 'docker.io'      | 'me/nats'    | '2'
        'localhost:5000/a/b'    | 'localhost:5000' | 'a/b'        | 'latest'
        'ghcr.io/a/b:1@sha256:0' | 'ghcr.io'       | 'a/b'        | 'sha256:0'
    }

    def "with policy '#policy', an image #days days old (build: #builds) means #what"() {
        expect:
        PullPolicy.decide(policy, builds, days == null ? null : NOW - Duration.ofDays(days), NOW) == what

        where:
        policy     | builds | days | what
        'missing'  | false  | null | PullPolicy.PULL
        'missing'  | true   | null | PullPolicy.BUILD
        'missing'  | false  | 900  | PullPolicy.KEEP
        'always'   | false  | 0    | PullPolicy.PULL
        'never'    | false  | null | PullPolicy.REFUSE
        'daily'    | false  | 2    | PullPolicy.PULL
        'weekly'   | false  | 2    | PullPolicy.KEEP
        'every_1d12h' | false | 1  | PullPolicy.KEEP
        'every_1d12h' | false | 2  | PullPolicy.PULL
        'build'    | true   | 0    | PullPolicy.BUILD
    }

    def "'#reason' is told as #code"() {
        expect:
        PullFailure.of('reg.example:5000/a:1', reason).code() == code

        where:
        reason                                                                        | code
        'Get "https://reg.example:5000/v2/": dial tcp 127.0.0.1:1: connect: connection refused' | 'docker.registry-unreachable'
        'Get "https://reg.example/v2/": dial tcp: lookup reg.example: no such host'   | 'docker.registry-unreachable'
        'manifest for reg.example:5000/a:1 not found: manifest unknown: manifest unknown' | 'docker.image-missing'
        'Head "https://reg.example/v2/a/manifests/1": unauthorized: authentication required' | 'docker.image-unauthorised'
        'no basic auth credentials'                                                   | 'docker.image-unauthorised'
        "pull access denied for a, repository does not exist or may require 'docker login'" | 'docker.image-missing-or-private'
        'no matching manifest for linux/arm64/v8 in the manifest list entries'        | 'docker.image-platform'
        'write /x: no space left on device'                                           | 'docker.disk-full'
    }
}
