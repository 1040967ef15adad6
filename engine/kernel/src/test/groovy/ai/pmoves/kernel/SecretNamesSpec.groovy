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

    def "what is secret in a connection string is found: #value"() {
        expect:
        SecretNames.guess('CONNECTION', value)*.reveal() == found
        SecretNames.guessIn("      CONNECTION: \"$value\"\n")*.reveal().containsAll(found)

        where:
        value                                                                      || found
        'Server=db;Database=x;User Id=sa;Password=Canary One 1;Encrypt=true'       || ['Canary One 1']
        'Server=db;Uid=sa;Pwd = {Canary;One};'                                     || ['Canary;One']
        'jdbc:sqlserver://db:1433;databaseName=x;user=sa;password=Canary-One-1'    || ['Canary-One-1']
        'password=Canary-One-1;server=db'                                          || ['Canary-One-1']
        'DefaultEndpointsProtocol=https;AccountName=a;AccountKey=Canary/One+1==;'  || ['Canary/One+1==']
        'Endpoint=sb://h/;SharedAccessKeyName=Canary-Name;SharedAccessKey=Canary1=' || ['Canary1=']
        'Server=db;Password=postgres;'                                             || []
        'Server=db;Password='                                                      || []
        'no list: password=Canary-One-1 at all'                                    || []
    }
}
