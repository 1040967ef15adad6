package ai.pmoves.kernel

import spock.lang.Specification

class SecretNamesSpec extends Specification {

    def "what is secret in an address is found, before the host and in the query: #value"() {
        expect:
        SecretNames.guess('DATABASE_URL', value)*.reveal() == found
        SecretNames.guessIn("url = '$value'")*.reveal().containsAll(found)

        where:
        value                                                            || found
        'postgres://u:Canary-One-1@db/x'                                 || ['Canary-One-1']
        'postgres://db/x?user=u&password=Canary-One-1'                   || ['Canary-One-1']
        'https://h/p?token=Canary-One-1&access_token=Canary%20Two#end'   || ['Canary-One-1', 'Canary%20Two']
        'https://u:Canary-One-1@h/?api-key=Canary-Two-2'                 || ['Canary-One-1', 'Canary-Two-2']
        'https://h/?X-Amz-Security-Token=Canary-One-1'                   || ['Canary-One-1']
        '/callback?PASSWORD=Canary-One-1'                                || ['Canary-One-1']
        'https://h/?page=Canary-One-1&token_file=Canary-Two-2&token='    || []
        'https://h/?password=postgres'                                   || []
    }
}
