package ai.pmoves.compose

import com.fasterxml.jackson.databind.ObjectMapper
import java.nio.file.Path
import spock.lang.Specification
import spock.lang.TempDir

/** Two files, one over the other: the service's attribute that comes out. */
class MergeSpec extends Specification {
    static final JSON = new ObjectMapper()

    @TempDir
    Path path

    def '#attribute: #base with #over over it'() {
        given:
        def folder = new Folder(path)
                .write('a.yaml', "services:\n  s:\n    image: i\n    $base\n$TOP")
                .write('b.yaml', "services:\n  s:\n    $over\n")
        folder.files = ['a.yaml', 'b.yaml']

        when:
        def resolution = folder.resolve()

        then:
        resolution.errors() == []
        def actual = resolution.project().canonical().at("/services/s/${attribute.replace('.', '/')}")
        expected == null ? actual.isMissingNode() : JSON.readTree(actual.toString()) == JSON.readTree(expected.replace('DIR', path.toString()))

        where:
        attribute      | base                                     | over                                  | expected
        'image'        | 'hostname: h'                            | 'image: j'                            | '"j"'
        'hostname'     | 'hostname: h'                            | 'hostname: k'                         | '"k"'
        'hostname'     | 'hostname: h'                            | 'hostname:'                           | '"h"'
        'command'      | 'command: a b'                           | 'command: [c]'                        | '["c"]'
        'command'      | 'command: [a, b]'                        | 'command: "c d"'                      | '["c", "d"]'
        'command'      | 'command: [a, b]'                        | 'command: []'                         | '[]'
        'entrypoint'   | 'entrypoint: a'                          | 'entrypoint: ""'                      | '[]'
        'healthcheck.test' | 'healthcheck: {test: [CMD, a]}'      | 'healthcheck: {test: b}'              | '["CMD-SHELL", "b"]'
        'healthcheck.retries' | 'healthcheck: {test: a, retries: 2}' | 'healthcheck: {test: b}'           | '2'
        'environment'  | 'environment: {A: 1}'                    | 'environment: {B: 2}'                 | '{"A": "1", "B": "2"}'
        'environment'  | 'environment: [A=1]'                     | 'environment: {A: 2}'                 | '{"A": "2"}'
        'environment'  | 'environment: {A: 1}'                    | 'environment: [A=2, B]'               | '{"A": "2", "B": null}'
        'environment'  | 'environment: [A=1, A=2]'                | 'environment: {}'                     | '{"A": "2"}'
        'environment'  | 'environment: {A: 1}'                    | 'environment: !reset {}'              | null
        'environment'  | 'environment: {A: 1}'                    | 'environment: !override {B: 2}'       | '{"B": "2"}'
        'environment'  | 'environment: {A: 1, B: 2}'              | 'environment: {A: !reset null}'       | '{"B": "2"}'
        'labels'       | 'labels: {a: 1}'                         | 'labels: [b=2, a=3]'                  | '{"a": "3", "b": "2"}'
        'labels'       | 'labels: [a]'                            | 'labels: {}'                          | '{"a": ""}'
        'annotations'  | 'annotations: {a: 1}'                    | 'annotations: {b: 2}'                 | '{"a": "1", "b": "2"}'
        'sysctls'      | 'sysctls: {n.a: 1}'                      | 'sysctls: [n.a=2]'                    | '{"n.a": "2"}'
        'cap_add'      | 'cap_add: [A, B]'                        | 'cap_add: [B, C]'                     | '["A", "B", "C"]'
        'cap_drop'     | 'cap_drop: [A]'                          | 'cap_drop: !override [B]'             | '["B"]'
        'dns'          | 'dns: 1.1.1.1'                           | 'dns: [8.8.8.8, 1.1.1.1]'             | '["1.1.1.1", "8.8.8.8"]'
        'dns_search'   | 'dns_search: a'                          | 'dns_search: b'                       | '["a", "b"]'
        'dns_opt'      | 'dns_opt: [a]'                           | 'dns_opt: [a, b]'                     | '["a", "b"]'
        'tmpfs'        | 'tmpfs: /a'                              | 'tmpfs: [/b]'                         | '["/a", "/b"]'
        'expose'       | 'expose: [80]'                           | 'expose: ["80", 81]'                  | '["80", "81"]'
        'profiles'     | 'profiles: []'                           | 'hostname: x'                         | null
        'extra_hosts'  | 'extra_hosts: ["a:1.1.1.1"]'             | 'extra_hosts: ["a:2.2.2.2", "a:1.1.1.1"]' | '["a=1.1.1.1", "a=2.2.2.2"]'
        'extra_hosts'  | 'extra_hosts: {a: 1.1.1.1}'              | 'extra_hosts: {b: "::1"}'             | '["a=1.1.1.1", "b=::1"]'
        'security_opt' | 'security_opt: [a]'                      | 'security_opt: [b]'                   | '["a", "b"]'
        'group_add'    | 'group_add: [1]'                         | 'group_add: [b]'                      | '["1", "b"]'
        'build'        | 'build: .'                               | 'build: {target: t}'                  | '{"context": "DIR", "dockerfile": "Dockerfile", "target": "t"}'
        'build'        | 'build: {context: a}'                    | 'build: b'                            | '{"context": "DIR/b", "dockerfile": "Dockerfile"}'
        'build.args'   | 'build: {context: ., args: {A: 1}}'      | 'build: {args: [A=2, B=3]}'           | '{"A": "2", "B": "3"}'
        'logging'      | 'logging: {driver: a, options: {x: 1}}'  | 'logging: {options: {y: 2}}'          | '{"driver": "a", "options": {"x": "1", "y": "2"}}'
        'logging'      | 'logging: {driver: a, options: {x: 1}}'  | 'logging: {driver: b}'                | '{"driver": "b"}'
        'networks'     | 'networks: [n]'                          | 'networks: {n: {aliases: [a]}, m: }'  | '{"m": null, "n": {"aliases": ["a"]}}'
        'networks'     | 'networks: [n]'                          | 'networks: !reset []'                 | '{"default": null}'
        'networks.n.aliases' | 'networks: {n: {aliases: [a]}}'    | 'networks: {n: {aliases: [b, a]}}'    | '["a", "b"]'
        'depends_on'   | 'depends_on: [d]'                        | 'depends_on: {d: {condition: service_healthy}}' | '{"d": {"condition": "service_healthy", "required": true}}'
        'depends_on'   | 'depends_on: {d: {condition: service_healthy}}' | 'depends_on: [e]'              | '{"d": {"condition": "service_healthy", "required": true}, "e": {"condition": "service_started", "required": true}}'
        'depends_on'   | 'depends_on: [d]'                        | 'depends_on: !override [e]'           | '{"e": {"condition": "service_started", "required": true}}'
        'ulimits'      | 'ulimits: {nofile: 1}'                   | 'ulimits: {nofile: {soft: 2, hard: 3}}' | '{"nofile": {"soft": 2, "hard": 3}}'
        'ulimits'      | 'ulimits: {nofile: {soft: 2, hard: 3}}'  | 'ulimits: {nofile: 1, nproc: 4}'      | '{"nofile": 1, "nproc": 4}'
        'volumes'      | 'volumes: ["vol:/a"]'                    | 'volumes: ["/h:/a:ro"]'               | '[{"type": "bind", "source": "/h", "target": "/a", "read_only": true, "bind": {"create_host_path": true}}]'
        'volumes'      | 'volumes: ["vol:/a"]'                    | 'volumes: ["vol:/b"]'                 | '[{"type": "volume", "source": "vol", "target": "/a", "volume": {}}, {"type": "volume", "source": "vol", "target": "/b", "volume": {}}]'
        'ports'        | 'ports: ["80:80"]'                       | 'ports: ["80:80"]'                    | '[{"mode": "ingress", "target": 80, "published": "80", "protocol": "tcp"}]'
        'ports'        | 'ports: ["80:80"]'                       | 'ports: !override ["81:80"]'          | '[{"mode": "ingress", "target": 80, "published": "81", "protocol": "tcp"}]'
        'ports'        | 'ports: ["80:80"]'                       | 'ports: ["81:80"]'                    | '[{"mode": "ingress", "target": 80, "published": "80", "protocol": "tcp"}, {"mode": "ingress", "target": 80, "published": "81", "protocol": "tcp"}]'
        'ports'        | 'ports: ["80:80"]'                       | 'ports: !reset []'                    | null
        'devices'      | 'devices: ["/dev/a:/dev/x"]'             | 'devices: ["/dev/b:/dev/x:r"]'        | '[{"source": "/dev/b", "target": "/dev/x", "permissions": "r"}]'
        'env_file'     | 'env_file: [{path: a.env, required: false}]' | 'env_file: [{path: b.env, required: false}]' | null
        'deploy.resources.limits' | 'deploy: {resources: {limits: {cpus: "1"}}}' | 'deploy: {resources: {limits: {memory: 1g}}}' | '{"cpus": 1.0, "memory": "1073741824"}'
        'restart'      | 'restart: always'                        | 'restart: !reset null'                | null
    }

    static final TOP = '''  d: {image: i}
  e: {image: i}
networks: {n: , m: }
volumes: {vol: }
'''
}
