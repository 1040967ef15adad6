package ai.pmoves.compose.order

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
     * aliases, containerName, labels, profiles, command, healthcheck, extraHosts
     */
    static Project of(Map<String, Map> services, Map top = [:]) {
        Map<String, Location> sources = [:]
        int line = 1
        Map<String, Service> made = new LinkedHashMap<>()
        services.each { name, it ->
            sources["services.$name".toString()] = new Location(FILE, line++, 3)
            it.environment?.keySet()?.each { key ->
                sources["services.${name}.environment.$key".toString()] = new Location(FILE, line++, 7)
            }
            made[name] = service(name, it)
        }
        new Project('stack', FILE.parent, [FILE], [], made, [], [:], [:], node(top), sources)
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
                          volumes : it.volumes ?: []]
        new Service(name, it.containerName ?: "stack-$name-1", it.image ?: "stack-$name",
            it.image == null ? node([context: '.']) : null, 'missing', null, dependencies, check, [], networks,
            1, true, it.labels ?: [:], (it.shared ?: [:]) + (it.environment ?: [:]), '', node(definition))
    }

    private static ObjectNode node(Map map) {
        JSON.valueToTree(map)
    }
}
