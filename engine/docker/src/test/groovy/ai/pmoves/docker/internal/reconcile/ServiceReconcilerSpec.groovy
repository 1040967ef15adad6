package ai.pmoves.docker.internal.reconcile

import ai.pmoves.docker.internal.body.Labels
import ai.pmoves.docker.internal.engine.Json
import spock.lang.Specification

class ServiceReconcilerSpec extends Specification {
    static final Wanted TWO = new Wanted('p', 's', 2, 'p-s-1', 'hash', 'image', [p_default: 'net'], ['p_data'] as Set, [:])

    static ContainerState container(Map with = [:]) {
        def number = with.number ?: 1
        new ContainerState(
            (with.id ?: "id$number" + '0' * 60) as String, (with.name ?: "p-s-$number") as String, 's', number,
            with.state ?: 'running', '', 'busybox',
            [(Labels.CONFIG_HASH): with.hash ?: 'hash', (Labels.IMAGE): with.image ?: 'image'],
            [with.network ?: 'net'] as Set,
            [Json.parse("""{"Type": "volume", "Name": "${with.volume ?: 'p_data'}"}""")])
    }

    static List<String> plan(List<ContainerState> there) {
        ServiceReconciler.reconcile(TWO, there)*.describe()
    }

    def "what runs as wanted is left alone"() {
        expect:
        plan([container(number: 1), container(number: 2)]) == []
    }

    def "what is missing is made and started"() {
        expect:
        plan([container(number: 1)]) == [
            'create container p-s-2 (it does not exist)', 'start container p-s-2 (it is new)']
    }

    def "what cannot stay is replaced under another name first, because #cause"() {
        expect:
        plan([container(change), container(number: 2)]) == [
            "create replacement of container p-s-1 ($cause)",
            "stop container p-s-1 ($cause)",
            "remove container p-s-1 ($cause)",
            "rename container id1000000000_p-s-1 to p-s-1 ($cause)",
            "start container p-s-1 ($cause)"].collect { it as String }

        where:
        change             | cause
        [hash: 'old']      | 'its definition changed'
        [image: 'old']     | 'its image changed'
        [network: 'other'] | 'it is not connected to network p_default'
        [volume: 'other']  | 'it does not mount volume p_data'
    }

    def "a container that is #state becomes running"() {
        expect:
        plan([container(state: state), container(number: 2)]) == [operation]

        where:
        state     | operation
        'exited'  | 'start container p-s-1 (it is exited)'
        'paused'  | 'unpause container p-s-1 (it is paused)'
    }

    def "a container whose hooks were cut off and that is #state is started again for them"() {
        given:
        def cutOff = container(state: state)
        def wanted = new Wanted('p', 's', 1, 'p-s-1', 'hash', 'image', [p_default: 'net'], ['p_data'] as Set, [(cutOff.id()): ServiceReconciler.HOOKS_LEFT])

        expect:
        ServiceReconciler.reconcile(wanted, [cutOff])*.describe() == operations

        where:
        state     | operations
        'running' | ['stop container p-s-1 (its post_start hooks have not all run)', 'start container p-s-1 (its post_start hooks have not all run)']
        'paused'  | ['unpause container p-s-1 (it is paused)', 'stop container p-s-1 (its post_start hooks have not all run)',
                     'start container p-s-1 (its post_start hooks have not all run)']
        'exited'  | ['start container p-s-1 (it is exited)']
    }

    def "what was created and never started is made anew: its networks and files may be missing"() {
        expect:
        plan([container(state: 'created'), container(number: 2)])*.replaceFirst(/ \(.*/, '') == [
            'create replacement of container p-s-1', 'remove container p-s-1',
            'rename container id1000000000_p-s-1 to p-s-1', 'start container p-s-1']
    }

    def "more than wanted are removed, outdated ones first"() {
        expect:
        plan([container(number: 1, hash: 'old', id: 'old1' + '0' * 60), container(number: 1, name: 'old1_p-s-1'), container(number: 2)]) == [
            'stop container p-s-1 (more than 2 of s)',
            'remove container p-s-1 (more than 2 of s)',
            'rename container old1_p-s-1 to p-s-1 (a replacement was cut off)']
    }

    def "what is to be started again is stopped and started where it runs, and only started where it does not"() {
        given:
        def there = [container(number: 1), container(number: 2, state: 'exited')]

        expect:
        ServiceReconciler.reconcile(TWO.startedAgain(there.collectEntries { [it.id(), 'asked for'] }), there)*.describe() == [
            'stop container p-s-1 (asked for)', 'start container p-s-1 (asked for)', 'start container p-s-2 (it is exited)']
    }
}
