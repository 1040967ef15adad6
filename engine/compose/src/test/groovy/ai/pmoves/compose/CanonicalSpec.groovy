package ai.pmoves.compose

import com.fasterxml.jackson.databind.ObjectMapper
import java.nio.file.Path
import spock.lang.Specification
import spock.lang.TempDir

/** One attribute of one service, and its canonical form. */
class CanonicalSpec extends Specification {
    static final JSON = new ObjectMapper()

    @TempDir
    Path path

    def '#text'() {
        given:
        def folder = new Folder(path).write('compose.yaml', """
services:
  s:
    image: i
    $text
  d: {image: i}
volumes: {vol: }
networks: {n: }
secrets: {sec: {file: ./f}}
configs: {con: {content: x}}
""")
        folder.environment = [HOME: '/home/me', TWO: '2', YES: 'yes', HALF: '0.5', EMPTY: '']
        def attribute = text.substring(0, text.indexOf(':'))

        when:
        def resolution = folder.resolve()

        then:
        resolution.errors().findAll { it.code() != 'compose.unsupported' } == []
        def actual = resolution.project().canonical().at("/services/s/$attribute")
        expected == null ? actual.isMissingNode() : JSON.readTree(actual.toString()) == JSON.readTree(expected.replace('DIR', path.toString()))

        where:
        text                                       | expected
        'ports: [80]'                              | '[{"mode":"ingress","target":80,"protocol":"tcp"}]'
        'ports: ["8080:80/udp"]'                   | '[{"mode":"ingress","target":80,"published":"8080","protocol":"udp"}]'
        'ports: ["127.0.0.1:8080:80"]'             | '[{"mode":"ingress","host_ip":"127.0.0.1","target":80,"published":"8080","protocol":"tcp"}]'
        'ports: ["127.0.0.1::80"]'                 | '[{"mode":"ingress","host_ip":"127.0.0.1","target":80,"protocol":"tcp"}]'
        'ports: ["[::1]:8080:80"]'                 | '[{"mode":"ingress","host_ip":"::1","target":80,"published":"8080","protocol":"tcp"}]'
        'ports: ["8000-8001:80-81"]'               | '[{"mode":"ingress","target":80,"published":"8000","protocol":"tcp"},{"mode":"ingress","target":81,"published":"8001","protocol":"tcp"}]'
        'ports: ["8000-8009:80"]'                  | '[{"mode":"ingress","target":80,"published":"8000-8009","protocol":"tcp"}]'
        'ports: [{target: 80}]'                    | '[{"mode":"ingress","target":80,"protocol":"tcp"}]'
        'ports: [{target: 80, published: 81}]'     | '[{"mode":"ingress","target":80,"published":"81","protocol":"tcp"}]'
        'ports: [{target: "${TWO}"}]'              | '[{"mode":"ingress","target":2,"protocol":"tcp"}]'
        'volumes: ["vol:/a"]'                      | '[{"type":"volume","source":"vol","target":"/a","volume":{}}]'
        'volumes: ["vol:/a:ro,nocopy"]'            | '[{"type":"volume","source":"vol","target":"/a","read_only":true,"volume":{"nocopy":true}}]'
        'volumes: ["/data"]'                       | '[{"type":"volume","target":"/data","volume":{}}]'
        'volumes: ["./a:/b"]'                      | '[{"type":"bind","source":"DIR/a","target":"/b","bind":{"create_host_path":true}}]'

        'volumes: ["~/a:/b:z"]'                    | '[{"type":"bind","source":"/home/me/a","target":"/b","bind":{"selinux":"z","create_host_path":true}}]'
        'volumes: ["/:/host:ro,rslave"]'           | '[{"type":"bind","source":"/","target":"/host","read_only":true,"bind":{"propagation":"rslave","create_host_path":true}}]'
        'volumes: ["//nas/x:/m:rw"]'               | '[{"type":"bind","source":"//nas/x","target":"/m","bind":{"create_host_path":true}}]'
        'volumes: [{type: tmpfs, target: /t, tmpfs: {size: 1k}}]' | '[{"type":"tmpfs","target":"/t","tmpfs":{"size":"1024"}}]'
        'command: echo "a b" c'                    | '["echo","a b","c"]'
        "command: sh -c 'a; b'"                    | '["sh","-c","a; b"]'
        'command: a | b'                           | '["a"]'
        'command: [a, "b c"]'                      | '["a","b c"]'
        'command: ""'                              | '[]'
        'command: a\\ b'                           | '["a b"]'
        'entrypoint: []'                           | '[]'
        'environment: {A: 1.10, B: true, C: 0777, D: 1e6, E: 1.0}' | '{"A":"1.1","B":"true","C":"511","D":"1e+06","E":"1"}'
        'environment: {A: "", B: , TWO: }'         | '{"A":"","B":null,"TWO":"2"}'
        'environment: [A, TWO, B=]'                | '{"A":null,"B":"","TWO":"2"}'
        'environment: [A=b=c]'                     | '{"A":"b=c"}'
        'mem_limit: 512m'                          | '"536870912"'
        'mem_limit: 1.5g'                          | '"1610612736"'
        'mem_limit: 1024'                          | '"1024"'
        'mem_limit: 64 KiB'                        | '"65536"'
        'memswap_limit: -1'                        | '"-1"'
        'shm_size: 1gb'                            | '"1073741824"'
        'cpus: 0.5'                                | '0.5'
        'cpus: "${HALF}"'                          | '0.5'
        'cpu_shares: 10'                           | '10'
        'cpu_percent: 50'                          | '50.0'
        'stop_grace_period: 90s'                   | '"1m30s"'
        'stop_grace_period: 1h'                    | '"1h0m0s"'
        'stop_grace_period: 1d'                    | '"24h0m0s"'
        'stop_grace_period: 500ms'                 | '"500ms"'
        'stop_grace_period: 1.5s'                  | '"1.5s"'
        'stop_grace_period: 0s'                    | '"0s"'
        'stop_grace_period: 10us'                  | '"10µs"'
        'healthcheck: {test: x, interval: 1m, retries: "${TWO}"}' | '{"test":["CMD-SHELL","x"],"interval":"1m0s","retries":2}'
        'healthcheck: {test: [NONE]}'              | '{"test":["NONE"]}'
        'healthcheck: {disable: true}'             | '{"disable":true}'
        'read_only: "${YES}"'                      | 'true'
        'read_only: false'                         | null
        'init: false'                              | 'false'
        'tty: "on"'                                | 'true'
        'privileged: "no"'                         | null
        'scale: "${TWO}"'                          | '2'
        'scale: 0'                                 | '0'
        'ulimits: {nofile: 10, nproc: {soft: 1, hard: 2}}' | '{"nofile":10,"nproc":{"soft":1,"hard":2}}'
        'deploy: {}'                               | '{"resources":{},"placement":{}}'
        'deploy: {replicas: 0}'                    | '{"replicas":0,"resources":{},"placement":{}}'
        'deploy: {resources: {reservations: {devices: [{capabilities: [gpu]}]}}}' | '{"resources":{"reservations":{"devices":[{"capabilities":["gpu"],"count":-1}]}},"placement":{}}'
        'gpus: all'                                | '[{"count":-1}]'
        'gpus: [{driver: nvidia, count: 2}]'       | '[{"driver":"nvidia","count":2}]'
        'extra_hosts: ["b:1.1.1.1", "a=[::1]"]'    | '["a=::1","b=1.1.1.1"]'
        'devices: ["/dev/a"]'                      | '[{"source":"/dev/a","target":"/dev/a","permissions":"rwm"}]'
        'secrets: [sec]'                           | '[{"source":"sec","target":"/run/secrets/sec"}]'
        'secrets: [{source: sec, target: t, mode: 0400}]' | '[{"source":"sec","target":"t","mode":"0400"}]'
        'configs: [con]'                           | '[{"source":"con"}]'
        'networks: [n]'                            | '{"n":null}'
        'networks: {n: {ipv4_address: 10.0.0.2, priority: 5}}' | '{"n":{"ipv4_address":"10.0.0.2","priority":5}}'
        'hostname: h'                              | '"h"'
        'depends_on: [d]'                          | '{"d":{"condition":"service_started","required":true}}'
        'links: ["d:x"]'                           | '["d:x"]'
        'expose: [80, "81/udp"]'                   | '["80","81/udp"]'
        'labels: {a: 1, b: true, c: }'             | '{"a":"1","b":"true","c":""}'
        'logging: {driver: x, options: {a: 1, b: }}' | '{"driver":"x","options":{"a":"1","b":""}}'
        'build: {context: "https://h/x.git"}'      | '{"context":"https://h/x.git","dockerfile":"Dockerfile"}'
        'build: {context: ., dockerfile_inline: FROM x}' | '{"context":"DIR","dockerfile_inline":"FROM x"}'
        'build: {context: ., args: {TWO: , NO: }}' | '{"context":"DIR","dockerfile":"Dockerfile","args":{"TWO":"2"}}'
        'pull_policy: if_not_present'              | '"missing"'
        'blkio_config: {weight: 300, device_read_bps: [{path: /dev/a, rate: 1m}]}' | '{"weight":300,"device_read_bps":[{"Path":"/dev/a","Rate":"1048576"}]}'
        'x-note: hidden'                           | null
        'develop: {watch: [{path: ./a, action: rebuild}]}' | '{"watch":[{"path":"DIR/a","action":"rebuild","exec":{"command":null}}]}'
        'post_start: [{command: a b}]'             | '[{"command":["a","b"]}]'
        'storage_opt: {size: 1g}'                  | '{"size":"1g"}'
        'user: "1000:1000"'                        | '"1000:1000"'
        'domainname: "${EMPTY:-x}:${TWO}"' | '"x:2"'
    }
}
