package ai.pmoves.platforms

import ai.pmoves.compose.Project
import ai.pmoves.compose.Service
import com.fasterxml.jackson.databind.ObjectMapper
import com.fasterxml.jackson.databind.node.ObjectNode

import java.nio.file.Path

/** Makes a resolved project out of canonical definitions. */
class Model {
    static Project of(Map<String, Map> services) {
        def made = services.collectEntries { name, it -> [name, service(name, it)] }
        new Project('stack', Path.of('/stack'), [Path.of('/stack/compose.yaml')], [], made, [], [:], [:], node([:]), [:])
    }

    private static Service service(String name, Map it) {
        new Service(name, "stack-$name-1", it.image ?: 'x', it.build == null ? null : node(it.build), 'missing', null, [:], null, [],
            [:], 1, true, [:], it.environment ?: [:], '', node(it))
    }

    private static ObjectNode node(Map map) {
        new ObjectMapper().valueToTree(map)
    }
}
