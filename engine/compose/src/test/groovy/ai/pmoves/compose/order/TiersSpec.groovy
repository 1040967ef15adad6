package ai.pmoves.compose.order

import spock.lang.Specification

class TiersSpec extends Specification {

    static Tiers tiers(Map services, Map canonical = [:]) {
        def project = Stack.of(services, [canonical: canonical])
        Tiers.of(project, Edges.of(project))
    }

    static Map<String, List<String>> names(Tiers tiers) {
        tiers.all().collectEntries { [it.name(), it.names()] }
    }

    def "a small stack falls into its tiers"() {
        expect:
        names(tiers(
            prometheus: [image: 'prom/prometheus:v3'],
            api: [needs: ['db'], networks: ['edge', 'data']],
            worker: [needs: ['db', 'nats']],
            nats: [image: 'nats:2-alpine'],
            db: [image: 'postgres:16'])) == [
                data: ['db'], bus: ['nats'], workers: ['worker'], api: ['api'], monitoring: ['prometheus']]
    }

    def "#rule decides, and says so"() {
        when:
        def placement = tiers(it: service).placement('it').get()

        then:
        placement.tier() == tier
        placement.reason() == reason

        where:
        rule                  | service                                                            || tier          | reason
        'the label'           | [image: 'postgres', labels: ['ai.pmoves.tier': 'media']]           || 'media'       | 'label ai.pmoves.tier'
        'an unheard-of label' | [image: 'postgres', labels: ['ai.pmoves.tier': 'attic']]           || 'services'    | 'label ai.pmoves.tier, which names no tier of stack'
        'the only network'    | [image: 'x', networks: ['data_tier', 'monitoring_tier']]           || 'data'        | 'on no network but that of data'
        'the only network'    | [image: 'x', networks: ['media-net']]                              || 'media'       | 'on no network but that of media'
        'a watched network'   | [image: 'x', networks: ['monitoring_tier']]                        || 'monitoring'  | 'on no network but that of monitoring'
        'no mixed network'    | [image: 'x', networks: ['data_tier', 'api_tier']]                  || 'services'    | 'nothing tells its tier'
        'no client network'   | [networks: ['bus_tier']]                                           || 'services'    | 'nothing tells its tier'
        'the image'           | [image: 'ankane/pgvector']                                         || 'data'        | 'image pgvector'
        'the image'           | [image: 'quay.io/prom/node-exporter:v1']                           || 'monitoring'  | 'image node-exporter'
        'the image'           | [image: 'localhost:5000/redis@sha256:00']                          || 'data'        | 'image redis'
        'the image path'      | [image: 'tensorzero/ui:latest', profiles: ['tensorzero']]          || 'monitoring'  | 'image tensorzero/ui'
        'the noun of an image'| [image: 'prometheuscommunity/postgres-exporter']                   || 'monitoring'  | 'image exporter'
        'no satellite image'  | [image: 'dpage/postgres-admin:9']                                  || 'services'    | 'nothing tells its tier'
        'a built image'       | [build: [context: '.'], image: 'me/postgres:15']                   || 'data'        | 'image postgres'
        'the profile'         | [image: 'x', profiles: ['orchestration', 'agents', 'workers']]     || 'workers'     | 'profile workers'
        'nothing'             | [image: 'x']                                                       || 'services'    | 'nothing tells its tier'
    }

    def "a name's field of use counts before its shape: #name is #tier"() {
        expect:
        tiers([(name): [profiles: ['workers']]]).placement(name).get().tier() == tier

        where:
        name                || tier
        'media-worker'      || 'media'
        'pmoves-yt'         || 'media'
        'publisher-discord' || 'integration'
        'mesh-agent'        || 'agents'
        'archon-ui'         || 'agents'
        'extract-worker'    || 'workers'
        'dbx'               || 'workers'
    }

    def "what nothing places goes to those who need it, at any distance"() {
        when:
        def tiers = tiers(
            helper: [image: 'x'], other: [image: 'x', needs: ['helper']],
            'job-worker': [needs: ['other']], 'an-agent': [needs: ['helper']])

        then:
        names(tiers) == [workers: ['helper', 'other', 'job-worker'], agents: ['an-agent']]
        tiers.placement('helper').get().reason() == 'needed by other'
    }

    def "needs win over the kind, and the reason tells both"() {
        when:
        def tiers = tiers(
            redis: [image: 'redis', environment: [HOOK_URL: 'http://media-hook:1']], 'media-hook': [:])

        then:
        names(tiers) == [media: ['media-hook', 'redis']]
        tiers.placement('redis').get().reason() ==
            'moved from data (image redis): needs media-hook (environment HOOK_URL=http://media-hook:1)'
    }

    def "another build of a service is in its tier"() {
        expect:
        tiers(gate: [profiles: ['workers']], 'gate-gpu': [profiles: ['gpu']]).placement('gate-gpu').get().reason() ==
            'another build of gate (profile workers)'
    }

    def "a project orders its own tiers"() {
        expect:
        names(tiers([a: [image: 'x'], b: [image: 'x'], db: [image: 'postgres']],
            ['x-pmoves': [tiers: [order: ['first', 'data', 'services'], services: [first: ['b']]]]])) ==
            [first: ['b'], data: ['db'], services: ['a']]
    }

    def "random stacks, seed #seed: every need comes first, whatever the stack is called or however it is written down"() {
        given:
        def random = new Random(seed)
        def stack = randomStack(random, 3 + random.nextInt(40))
        def project = Stack.of(stack)

        when:
        def edges = Edges.of(project)
        def tiers = Tiers.of(project, edges)

        then: 'each service once'
        tiers.inOrder().toSorted() == stack.keySet().toSorted()

        and: 'no service before one that it needs, neither by tier nor inside one'
        def position = tiers.inOrder().withIndex().collectEntries()
        edges.all().every { position[it.from()] > position[it.to()] }

        and: 'every declared edge is kept: these stacks declare no circle'
        stack.every { name, it -> edges.needsOf(name).containsAll(it.needs) }

        and: 'the order in the file does not matter'
        def shuffled = stack.entrySet().toList().tap { Collections.shuffle(it, random) }.collectEntries()
        Tiers.of(Stack.of(shuffled), Edges.of(Stack.of(shuffled))) == tiers

        and: 'nor do names that say nothing'
        def renamed = Stack.of(rename(stack))
        def again = Tiers.of(renamed, Edges.of(renamed))
        again.all()*.name() == tiers.all()*.name()
        again.all()*.names() == tiers.all()*.names().collect { it.collect { name -> 'q' + name } }

        where:
        seed << (1..60)
    }

    /** Services s01, s02 ...: declared needs point to smaller numbers, addresses anywhere. */
    private static Map<String, Map> randomStack(Random random, int size) {
        def images = ['postgres', 'nats', 'redis', 'prom/prometheus', 'grafana/grafana', 'app', 'other']
        def profiles = ['workers', 'agents', 'media', 'integration', 'gpu', 'none']
        (1..size).collectEntries { i ->
            def needs = (0..<random.nextInt(3)).collect { name(1 + random.nextInt(i)) }.findAll { it != name(i) }.unique()
            def environment = (0..<random.nextInt(3)).collectEntries {
                ["V$it".toString(), "http://${name(1 + random.nextInt(size))}:80".toString()]
            }
            [name(i), [needs: needs, environment: environment, image: images[random.nextInt(images.size())],
                       profiles: [profiles[random.nextInt(profiles.size())]]]]
        }
    }

    private static String name(int i) {
        String.format('s%02d', i)
    }

    private static Map<String, Map> rename(Map<String, Map> stack) {
        stack.collectEntries { name, it ->
            ['q' + name, it + [needs: it.needs.collect { 'q' + it },
                               environment: it.environment.collectEntries { k, v -> [k, v.replace('//s', '//qs')] }]]
        }
    }
}
