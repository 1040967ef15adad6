package ai.pmoves.docker.rehearsal

import ai.pmoves.docker.testing.RealEngine
import com.fasterxml.jackson.databind.JsonNode
import spock.lang.AutoCleanup
import spock.lang.Requires
import spock.lang.Shared
import spock.lang.Specification

/**
 * One story, told to the simulated engine and to a real one: same status codes, same error texts but for ids, and every key
 * that the driver reads is there with the same type.
 */
class EngineContractSpec extends Specification {

    /** A request, the status it gets, and the keys of the answer that are read: {@code *} stands for any one name. */
    private static class Act {
        String method, path, body
        int status
        List<String> keys

        String toString() { "$method $path ${body ?: ''}" }
    }

    private static Act act(int status, String method, String path, String body = null, List<String> keys = []) {
        new Act(method: method, path: path, body: body, status: status, keys: keys)
    }

    private static final List<String> NETWORK = ['Name', 'Id', 'Created', 'Scope', 'Driver', 'EnableIPv6', 'Internal', 'Attachable',
                                                 'Labels.x', 'IPAM.Driver', 'IPAM.Config.0.Subnet', 'Containers', 'Options']
    private static final List<String> VOLUME = ['Name', 'Driver', 'Labels.x', 'Mountpoint', 'Scope', 'CreatedAt', 'Options']
    private static final List<String> ENDPOINT = ['NetworkID', 'EndpointID', 'IPAddress', 'IPPrefixLen', 'Gateway', 'MacAddress', 'Aliases']
    private static final List<String> INSPECT = ['Id', 'Name', 'Created', 'Image', 'RestartCount', 'Path', 'Args',
                                                 'State.Status', 'State.Running', 'State.Restarting', 'State.OOMKilled', 'State.Pid',
                                                 'State.ExitCode', 'State.Error', 'State.StartedAt', 'State.FinishedAt',
                                                 'Config.Image', 'Config.Labels.a', 'Config.Hostname', 'Config.Healthcheck.Test', 'Config.Cmd',
                                                 'Config.Env', 'Config.ExposedPorts', 'HostConfig.RestartPolicy.Name',
                                                 'HostConfig.RestartPolicy.MaximumRetryCount', 'HostConfig.NetworkMode',
                                                 'HostConfig.PortBindings', 'HostConfig.Binds', 'NetworkSettings.Ports', 'Mounts'] +
            ENDPOINT.collect { 'NetworkSettings.Networks.net1.' + it }
    private static final List<String> SUMMARY = ['0.Id', '0.Names.0', '0.Image', '0.ImageID', '0.Command', '0.Created', '0.Ports', '0.Labels.a',
                                                 '0.State', '0.Status', '0.HostConfig.NetworkMode', '0.Mounts'] +
            ENDPOINT.collect { '0.NetworkSettings.Networks.net1.' + it }
    private static final String RUNNING_KEYS = 'NetworkSettings.Ports.80/tcp.0.'

    private static final String ONE = '''{"Image":"tool:1","Cmd":["sleep","1000"],"Labels":{"a":"b"},"ExposedPorts":{"80/tcp":{},"81/tcp":{}},
        "Healthcheck":{"Test":["CMD","nothing"],"Interval":3600000000000},
        "HostConfig":{"NetworkMode":"net1","PortBindings":{"80/tcp":[{"HostIp":"127.0.0.1","HostPort":"28341"}]},"Binds":["vol1:/data:rw"]},
        "NetworkingConfig":{"EndpointsConfig":{"net1":{"Aliases":["one","svc"]}}}}'''
    private static final String TWO = '''{"Image":"tool:1","ExposedPorts":{"80/tcp":{}},
        "HostConfig":{"NetworkMode":"net1","PortBindings":{"80/tcp":[{"HostIp":"127.0.0.1","HostPort":"28341"}]}}}'''

    private static final List<Act> STORY = [
            act(200, 'GET', '/_ping'),
            act(200, 'HEAD', '/_ping'),
            act(200, 'GET', '/version', null, ['ApiVersion', 'MinAPIVersion', 'Version', 'Os', 'Arch', 'KernelVersion', 'Components.0.Name']),
            act(200, 'GET', '/info', null, ['ServerVersion', 'OperatingSystem', 'Architecture', 'OSType', 'Runtimes.runc', 'NCPU', 'Containers',
                                            'DefaultRuntime', 'DockerRootDir', 'Name', 'ID', 'Swarm.LocalNodeState', 'SecurityOptions']),
            act(404, 'GET', '/nothing'),
            act(400, 'GET', '/v1.99/info'),
            act(201, 'POST', '/networks/create', '{"Name":"net1","Labels":{"x":"y"}}', ['Id', 'Warning']),
            act(409, 'POST', '/networks/create', '{"Name":"net1","CheckDuplicate":true}'),
            act(200, 'GET', '/networks/net1', null, NETWORK),
            act(404, 'GET', '/networks/net9'),
            act(200, 'GET', '/networks?filters={"label":["x=y"]}', null, NETWORK.collect { '0.' + it }),
            act(201, 'POST', '/volumes/create', '{"Name":"vol1","Labels":{"x":"y"}}', VOLUME),
            act(200, 'GET', '/volumes/vol1', null, VOLUME),
            act(200, 'GET', '/volumes?filters={"label":["x=y"]}', null, VOLUME.collect { 'Volumes.0.' + it }),
            act(404, 'GET', '/volumes/vol9'),
            act(200, 'GET', '/images/json', null, ['0.Id', '0.RepoTags.0', '0.Created', '0.Size', '0.Containers', '0.ParentId']),
            act(200, 'GET', '/images/tool:1/json', null, ['Id', 'RepoTags.0', 'RepoDigests', 'Architecture', 'Os', 'Config.Cmd.0', 'Config.Env',
                                                          'Config.Entrypoint', 'Config.Labels', 'Config.User', 'Created', 'Metadata.LastTagTime', 'Size']),
            act(404, 'GET', '/images/nope:1/json'),
            act(404, 'POST', '/containers/create?name=none', '{"Image":"nope:1"}'),
            act(400, 'POST', '/containers/create?name=!', '{"Image":"tool:1"}'),
            act(400, 'POST', '/containers/create?name=h', '{"Image":"tool:1","Healthcheck":{"Test":["CMD","x"],"Interval":5}}'),
            act(201, 'POST', '/containers/create?name=one', ONE, ['Id', 'Warnings']),
            act(409, 'POST', '/containers/create?name=one', ONE),
            act(200, 'GET', '/containers/one/json', null, INSPECT),
            act(404, 'GET', '/containers/none/json'),
            act(409, 'POST', '/containers/one/kill'),
            act(304, 'POST', '/containers/one/stop'),
            act(409, 'POST', '/containers/one/exec', '{"Cmd":["sh"]}'),
            act(204, 'POST', '/containers/one/start'),
            act(304, 'POST', '/containers/one/start'),
            act(404, 'POST', '/containers/none/start'),
            act(200, 'GET', '/containers/one/json', null, INSPECT + ['State.Health.Status', 'State.Health.FailingStreak', 'State.Health.Log',
                                                                     RUNNING_KEYS + 'HostIp', RUNNING_KEYS + 'HostPort', 'Mounts.0.Type',
                                                                     'Mounts.0.Name', 'Mounts.0.Source', 'Mounts.0.Destination', 'Mounts.0.RW']),
            act(200, 'GET', '/containers/json?filters={"label":["a=b"]}', null, SUMMARY + ['0.Ports.0.PrivatePort', '0.Ports.0.Type']),
            act(200, 'GET', '/containers/json?all=true&filters={"network":["net1"]}', null, SUMMARY),
            act(400, 'GET', '/containers/json?filters={"foo":["a"]}'),
            act(200, 'GET', '/networks/net1', null, NETWORK + ['Containers.*.Name', 'Containers.*.EndpointID', 'Containers.*.IPv4Address']),
            act(201, 'POST', '/containers/create?name=two', TWO),
            act(500, 'POST', '/containers/two/start'),
            act(200, 'GET', '/containers/two/json', null, ['State.Status', 'State.Error', 'State.ExitCode']),
            act(204, 'DELETE', '/containers/two'),
            act(409, 'DELETE', '/containers/one'),
            act(403, 'DELETE', '/networks/net1'),
            act(409, 'DELETE', '/volumes/vol1'),
            act(409, 'DELETE', '/images/tool:1'),
            act(403, 'POST', '/networks/net1/connect', '{"Container":"one"}'),
            act(201, 'POST', '/networks/create', '{"Name":"net2","Internal":true}'),
            act(200, 'POST', '/networks/net2/connect', '{"Container":"one","EndpointConfig":{"Aliases":["foo"]}}'),
            act(200, 'POST', '/networks/net2/disconnect', '{"Container":"one"}'),
            act(500, 'POST', '/networks/net2/disconnect', '{"Container":"one"}'),
            act(204, 'DELETE', '/networks/net2'),
            act(404, 'DELETE', '/networks/net2'),
            act(403, 'DELETE', '/networks/host'),
            act(400, 'POST', '/containers/one/exec', '{"Cmd":[]}'),
            act(404, 'GET', '/exec/none/json'),
            act(400, 'GET', '/containers/one/logs'),
            act(200, 'GET', '/containers/one/logs?stdout=1&tail=0'),
            act(400, 'POST', '/containers/one/kill?signal=FOO'),
            act(204, 'POST', '/containers/one/kill'),
            act(200, 'POST', '/containers/one/wait', null, ['StatusCode']),
            act(400, 'POST', '/containers/one/wait?condition=bad'),
            act(200, 'GET', '/containers/one/json', null, INSPECT),
            act(200, 'GET', '/containers/json'),
            act(204, 'POST', '/containers/one/rename?name=uno'),
            act(400, 'POST', '/containers/uno/rename?name=uno'),
            act(400, 'POST', '/containers/uno/rename'),
            act(404, 'HEAD', '/containers/uno/archive?path=/no/such'),
            act(204, 'POST', '/containers/uno/restart?t=0'),
            act(204, 'DELETE', '/containers/uno?force=1&v=1'),
            act(404, 'DELETE', '/containers/uno'),
            act(204, 'DELETE', '/volumes/vol1'),
            act(404, 'DELETE', '/volumes/vol1'),
            act(204, 'DELETE', '/networks/net1'),
            act(201, 'POST', '/images/tool:1/tag?repo=other&tag=2'),
            act(200, 'DELETE', '/images/other:2', null, ['0.Untagged']),
            act(404, 'POST', '/images/nope/tag?repo=a&tag=2'),
            act(400, 'POST', '/images/create?fromImage=BAD'),
    ]

    @Shared @AutoCleanup RehearsalEngine simulated = RehearsalEngine.start([])

    def setupSpec() {
        simulated.addImage('tool:1')
    }

    def "the simulated engine tells the story as written down"() {
        when:
        def answers = tell(simulated.endpoint())

        then:
        differencesOfStatus(answers) == []
        missing(answers) == []
    }

    @Requires(value = { RealEngine.available() }, reason = 'no engine of our own can be started here')
    def "a real engine tells the same story"() {
        given:
        def real = RealEngine.start()
        real.api().post('/images/busybox/tag?repo=tool&tag=1')
        real.api().delete('/images/busybox')
        def ours = RehearsalEngine.start([])
        ours.addImage('tool:1')

        when:
        def there = tell(real.host())
        def here = tell(ours.endpoint())
        def newest = there[2].json.path('ApiVersion').asText() == '1.51'

        then: 'statuses, and the keys with their types'
        differencesOfStatus(there).findAll { newest } == []
        missing(there).findAll { newest } == []
        differencesOfTypes(here, there) == []

        and: 'the texts of errors, where the engine is the one that is simulated'
        (messages(here) - messages(there)).findAll { newest } == []
        (messages(there) - messages(here)).findAll { newest } == []

        cleanup:
        real?.close()
        ours?.close()
    }

    private static List<Wire.Answer> tell(String endpoint) {
        def wire = new Wire(endpoint)
        STORY.collect { act ->
            def path = act.path.replaceFirst(/filters=(.*)$/) { all, json -> 'filters=' + URLEncoder.encode(json, 'UTF-8') }
            wire.send(act.method, path, act.body)
        }
    }

    private static List<String> differencesOfStatus(List<Wire.Answer> answers) {
        STORY.withIndex().findAll { act, i -> answers[i].status != act.status }
                .collect { act, i -> "$act: ${answers[i].status} ${answers[i].text}, not $act.status" as String }
    }

    private static List<String> missing(List<Wire.Answer> answers) {
        STORY.withIndex().collectMany { act, i ->
            act.keys.findAll { find(answers[i].json, it).missingNode }.collect { "$act: no $it" as String }
        }
    }

    private static List<String> differencesOfTypes(List<Wire.Answer> here, List<Wire.Answer> there) {
        STORY.withIndex().collectMany { act, i -> differentTypes(act, here[i], there[i]) }
    }

    private static List<String> differentTypes(Act act, Wire.Answer here, Wire.Answer there) {
        act.keys.collect { [it, find(here.json, it), find(there.json, it)] }
                .findAll { key, a, b -> a.nodeType != b.nodeType && !emptyOrNull(a, b) }
                .collect { key, a, b -> "$act: $key is $a here, $b there" as String }
    }

    /** Go prints an empty list or map as null, by taste. */
    private static boolean emptyOrNull(JsonNode a, JsonNode b) {
        [a, b].every { it.null || it.missingNode || (it.container && it.empty) }
    }

    private static JsonNode find(JsonNode from, String path) {
        path.tokenize('.').inject(from) { node, name ->
            name == '*' ? (node.elements().hasNext() ? node.elements().next() : node.path('*'))
                    : name.integer && node.array ? node.path(name as int) : node.path(name)
        }
    }

    private static List<String> messages(List<Wire.Answer> answers) {
        [STORY, answers].transpose().collect { act, answer ->
            "$act: " + answer.message.replaceAll(/[0-9a-f]{64}/, 'ID').replaceAll(/\b[0-9a-f]{12}\b/, 'ID') as String
        }
    }
}
