package ai.pmoves.compose.order

import ai.pmoves.compose.Network
import ai.pmoves.compose.Project
import ai.pmoves.compose.Service
import ai.pmoves.kernel.Location
import com.fasterxml.jackson.databind.ObjectMapper
import com.fasterxml.jackson.databind.node.ObjectNode

import java.nio.file.Path

/** Makes resolved projects out of a few words, for what is decided from the model alone. */
class Stack {
    static final Path FILE = Path.of('/stack/compose.yaml')
    private static final ObjectMapper JSON = new ObjectMapper()

    /**
     * @param services name to any of image, build, needs (a list), environment, shared (variables of an env_file), networks,
     * aliases, containerName, labels, profiles, command, healthcheck, extraHosts, volumes, ports, replicas, restart, deploy
     * @param more any of directory, disabled, external (a list of networks), canonical
     */
    static Project of(Map<String, Map> services, Map more = [:]) {
        Path file = more.directory == null ? FILE : more.directory.resolve('compose.yaml')
        Map<String, Location> sources = [:]
        int line = 1
        Map<String, Service> made = new LinkedHashMap<>()
        services.each { name, it ->
            sources["services.$name".toString()] = new Location(file, line++, 3)
            it.environment?.keySet()?.each { key ->
                sources["services.${name}.environment.$key".toString()] = new Location(file, line++, 7)
            }
            it.ports?.eachWithIndex { port, i ->
                sources["services.${name}.ports.$i".toString()] = new Location(file, line++, 9)
            }
            it.restart?.with { _ -> sources["services.${name}.restart".toString()] = new Location(file, line++, 14) }
            made[name] = service(name, it)
        }
        def networks = (more.external ?: []).collectEntries { [it, new Network(it, it + '-net', true, false, '', node([:]))] }
        new Project('stack', file.parent, [file], [], made, more.disabled ?: [], networks, [:],
            node(more.canonical ?: [:]), sources)
    }

    private static Service service(String name, Map it) {
        def dependencies = (it.needs ?: []).collectEntries { need ->
            [need, new Service.Dependency(need, Service.Condition.STARTED, true, false, true)]
        }
        def networks = (it.networks ?: ['default']).collectEntries { [it, node([:])] }
        it.aliases?.each { network, names -> networks[network] = node([aliases: names]) }
        def check = it.healthcheck == null ? null :
            new Service.Healthcheck(it.healthcheck, null, null, null, null, null)
        def definition = [profiles: it.profiles ?: [], command: it.command, extra_hosts: it.extraHosts ?: [],
                          volumes : it.volumes ?: [], restart: it.restart, deploy: it.deploy ?: [:]]
        def build = it.build != null ? node(it.build) : it.image == null ? node([context: '.', dockerfile_inline: 'FROM x']) : null
        def ports = (it.ports ?: []).collect { new Service.Port(it[0], it[1], it[2], it[3] ?: 'tcp') }
        new Service(name, it.containerName ?: "stack-$name-1", it.image == null ? "stack-$name" : it.image,
            build, 'missing', null, dependencies, check, ports, networks,
            it.replicas ?: 1, true, it.labels ?: [:], (it.shared ?: [:]) + (it.environment ?: [:]), '', node(definition))
    }

    private static ObjectNode node(Map map) {
        JSON.valueToTree(map)
    }
}
