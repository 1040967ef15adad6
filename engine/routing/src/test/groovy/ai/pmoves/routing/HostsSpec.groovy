package ai.pmoves.routing

import spock.lang.Specification

class HostsSpec extends Specification {
    def 'requests to #url stay here: #local'() {
        expect:
        Hosts.local(Hosts.of(url)) == local

        where:
        url                                  | local
        'http://pmoves-ollama:11434/v1'      | true
        'http://my_service:11434'            | true
        'http://localhost:11434'             | true
        'http://192.168.1.7/v1'              | true
        'http://100.101.2.3:11434'           | true
        'http://[::1]:11434/v1'              | true
        'http://[fd00::7]/v1'                | true
        'http://host.docker.internal:11434'  | true
        'https://api.openai.com/v1'          | false
        'https://user:pw@api.example.com/v1' | false
        'http://[2606:4700::1]:80/v1'        | false
        'http://8.8.8.8/v1'                  | false
        'http://100.128.0.1/v1'              | false
    }
}
