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

    static NetworkState there(Map labels, List<NetworkUser> users = []) {
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
        def used = NetworkReconciler.reconcile(PROJECT, FRONT, [there([:], [new NetworkUser('a', 'p'), new NetworkUser('b', 'q')])])

        then:
        unused.operations()*.describe() == [
            'remove network p_front (it was not made by Compose, and unused)', 'create network p_front (it was not made by Compose)']
        used.operations().isEmpty()
        used.blocked().message() == 'network p_front is stale (it was not made by Compose) and in use by a, b of project q'
        used.blocked().fix() == 'take down what uses it, of project q; or ' +
            'docker network disconnect -f p_front a && docker network disconnect -f p_front b'
        used.blocked().where().toString() == '/s/compose.yaml:101:3'
    }

    def "another project's is never made anew, also where nothing uses it"() {
        when:
        def blocked = NetworkReconciler.reconcile(PROJECT, FRONT, [there(OURS + [(Labels.PROJECT): 'q'], users)])

        then:
        blocked.operations().isEmpty()
        blocked.blocked().code() == 'docker.network-foreign'
        blocked.blocked().message() == "network p_front belongs to project q$also"
        blocked.blocked().fix() == "take down the stack of project q, or give network 'front' another name, or declare `external: true` in it to share it"
        blocked.blocked().where().toString() == '/s/compose.yaml:101:3'

        where:
        users                       || also
        []                          || ''
        [new NetworkUser('b', 'q')] || ', and is in use by b of project q'
    }

    def "an external one is never made"() {
        when:
        def missing = NetworkReconciler.reconcile(PROJECT, EXTERNAL, [])

        then:
        missing.operations().isEmpty()
        missing.blocked().code() == 'docker.network-missing'
        NetworkReconciler.reconcile(PROJECT, EXTERNAL, [there([:], [new NetworkUser('a', '')])]).blocked() == null
    }
}
