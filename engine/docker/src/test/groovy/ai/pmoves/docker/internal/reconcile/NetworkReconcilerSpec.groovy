package ai.pmoves.docker.internal.reconcile

import ai.pmoves.compose.Network
import ai.pmoves.docker.internal.body.Labels
import ai.pmoves.docker.internal.engine.Json
import ai.pmoves.docker.testing.Models
import java.nio.file.Path
import spock.lang.Specification

class NetworkReconcilerSpec extends Specification {
    static final PROJECT = Models.project('{"name": "p", "services": {}, "networks": {"front": {"name": "p_front"}}}', [:], Path.of('/s'))
    static final FRONT = new Network('front', 'p_front', false, false, 'hash', Json.object())
    static final EXTERNAL = new Network('front', 'p_front', true, false, '', Json.object())
    static final OURS = [(Labels.PROJECT): 'p', (Labels.NETWORK): 'front', (Labels.CONFIG_HASH): 'hash']

    static NetworkState there(Map labels, List<String> users = []) {
        new NetworkState('id', 'p_front', labels, users)
    }

    def "a network with labels #labels is #found"() {
        expect:
        NetworkClass.of('p', FRONT, [there(labels)]) == found

        where:
        labels                                    | found
        OURS                                      | NetworkClass.OURS
        OURS - [(Labels.CONFIG_HASH): 'hash']     | NetworkClass.OURS
        OURS + [(Labels.CONFIG_HASH): 'old']      | NetworkClass.DIVERGED
        OURS + [(Labels.NETWORK): 'p_front']      | NetworkClass.WRONG_KEY
        OURS + [(Labels.PROJECT): 'q']            | NetworkClass.FOREIGN_PROJECT
        [:]                                       | NetworkClass.UNLABELLED
    }

    def "none is absent, two of one name are ambiguous"() {
        expect:
        NetworkClass.of('p', FRONT, []) == NetworkClass.ABSENT
        NetworkClass.of('p', FRONT, [there(OURS), there(OURS)]) == NetworkClass.AMBIGUOUS
    }

    def "a stale one is made anew where nothing uses it, and refused with its users named where something does"() {
        when:
        def unused = NetworkReconciler.reconcile(PROJECT, FRONT, [there([:])])
        def used = NetworkReconciler.reconcile(PROJECT, FRONT, [there([:], ['a', 'b'])])

        then:
        unused.operations()*.describe() == [
            'remove network p_front (it was not made by Compose, and unused)', 'create network p_front (it was not made by Compose)']
        used.operations().isEmpty()
        used.blocked().message() == 'network p_front is stale (it was not made by Compose) and in use by a, b'
        used.blocked().fix() == 'docker rm -f a b && docker network rm p_front'
        used.blocked().where().toString() == '/s/compose.yaml:101:3'
    }

    def "an external one is never made"() {
        when:
        def missing = NetworkReconciler.reconcile(PROJECT, EXTERNAL, [])

        then:
        missing.operations().isEmpty()
        missing.blocked().code() == 'docker.network-missing'
        NetworkReconciler.reconcile(PROJECT, EXTERNAL, [there([:], ['a'])]).blocked() == null
    }
}
