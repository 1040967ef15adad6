package ai.pmoves.kernel

import spock.lang.Specification
import spock.lang.Timeout

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

    def "the name of a value is no secret, what stands in for it is: #text"() {
        expect:
        SecretNames.guessIn(text)*.reveal().toUnique() == found

        where:
        text                                                 || found
        'DB_PASSWORD: ${DB_PASSWORD}'                        || []
        'DB_PASSWORD: "${DB_PASSWORD:?set it in the .env}"'  || []
        'DB_PASSWORD=$DB_PASSWORD'                           || []
        'environment: {API_KEY: ${OTHER_API_KEY}, X: y}'     || []
        'url: postgres://u:${DB_PASSWORD}@db/x'              || []
        'url: postgres://u:${DB_PASSWORD:-Canary-One-1}@db'  || ['${DB_PASSWORD:-Canary-One-1}']
        'DB_PASSWORD: ${DB_PASSWORD:-Canary-One-1}'          || ['Canary-One-1']
        'DB_PASSWORD: "${A}Canary-One-1${B}"'                || ['Canary-One-1']
        'API_TOKEN: Bearer-${A}'                             || []
        'DB_PASSWORD: pa$$Word-1234'                         || ['pa$$Word-1234']
        'x: "Server=db;Uid=${U};Password=Canary-One-1;"'     || ['Canary-One-1']
        'DB_PASSWORD: Canary-One-1'                          || ['Canary-One-1']
    }

    def "a certificate or a token is long, and is hidden whole"() {
        given:
        def value = 'Ab1+' * 5_000

        expect:
        SecretNames.guessIn("A_TOKEN=$value")*.reveal() == [value]
        SecretNames.guessIn("TLS_CERT=$value") == []
    }

    @Timeout(10)
    def "a text that begins the same thing over and over is searched all the same: #begun"() {
        expect:
        SecretNames.guessIn(begun * 12_000 + ' DB_PASSWORD=Canary-One-1')*.reveal().contains('Canary-One-1')

        where:
        begun << ['://a:', ';password={', '${a:-', 'A_TOKEN="', "A='", '?a=', 'a=', ' = ', '://']
    }
}
