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

    def "a name is that of a secret by its last words, however they are joined: #name"() {
        expect:
        SecretNames.matches(name) == secret

        where:
        name << SECRET + ORDINARY
        secret = name in SECRET
    }

    static final SECRET = ['DB_PASSWORD', 'PGPASSWORD', 'MYSQLPASSWORD', 'pgpassword', 'rootPassword', 'password', 'password2', 'SMTP_PASSWD',
            'apiToken', 'dbPass', 'clientSecret', 'DBPass', 'APIToken', 'authtoken', 'accessKey', 'apikey', 'API_KEY', 'X-Api-Key',
            'spring.datasource.password', 'SECRET_KEY_BASE', 'HF_TOKEN', 'token', 'MYSQL_PWD', 'JWT_SECRET', 'userCredentials', 'PASSWORD_SALT']
    static final ORDINARY = ['passthrough', 'compass', 'bypass', 'byPass', 'tokenizer', 'max_tokens', 'maxTokens', 'keyboard', 'PUBLIC_KEY',
            'vapidPublicKey', 'primaryKey', 'CACHE_KEY', 'monkey', 'TOKEN_FILE', 'passwordFile', 'EOS_TOKEN', 'nextToken', 'secretary', 'keys',
            'pattern', 'path', 'compat', 'basalt', 'turkey', 'firstPass', 'KEY_PATH', 'encompass', '', '_']

    def "what is given to prove who asks is found, and what is set within what is set: #text"() {
        expect:
        SecretNames.guessIn(text)*.reveal().toUnique() == found

        where:
        text                                                            || found
        'curl -H "Authorization: Bearer Canary-One-1" http://h'         || ['Canary-One-1']
        "sh 'curl -H \"Authorization: Basic Q2FuYXJ5OjE=\" http://h'"   || ['Q2FuYXJ5OjE=']
        "['Authorization': 'Bearer Canary-One-1']"                      || ['Canary-One-1']
        "def h = 'Bearer Canary-One-1'"                                 || ['Canary-One-1']
        'curl -H "Authorization: Bearer $TOKEN" http://h'               || []
        'the bearer authentication of it'                               || []
        'curl -s -u admin:Canary-One-1 http://h'                        || ['Canary-One-1']
        'curl --user=admin:Canary-One-1 http://h'                       || ['Canary-One-1']
        'docker run -u www-data:www-data1 nginx'                        || []
        'mysql --password=Canary-One-1 x'                               || ['Canary-One-1']
        'gh auth --with-token Canary-One-1'                             || ['Canary-One-1']
        'x --max-tokens 123456-abc --public-key Canary-One-1'           || []
        'curl -H "X-Api-Key: Canary-One-1"'                             || ['Canary-One-1']
        "def m = [password: 'Canary-One-1']"                            || ['Canary-One-1']
        'def x = [token: "Canary-One-1", a: 1]'                         || ['Canary-One-1']
        "def x = [[a: [token: 'Canary-One-1']]]"                        || ['Canary-One-1']
        "def apiKey = \'\'\'Canary-One-1\'\'\'"                         || ['Canary-One-1']
        'def apiKey = """Canary\nOne-1"""'                              || ['Canary\nOne-1']
        "def c = 'export PGPASSWORD=Canary-One-1 x'"                    || ['Canary-One-1']
        '--env=DB_PASSWORD=Canary-One-1'                                || ['Canary-One-1']
        "x = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.dBjftJeZ4CVPmB92K27uhbUJU1p1r-w'" || ['eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.dBjftJeZ4CVPmB92K27uhbUJU1p1r-w']
        "passthrough = 'Canary-One-1'; compass: 'Canary-One-1'"         || []
    }

    def "in code what makes a value is none, what stands in quotes is: #code"() {
        expect:
        SecretNames.guessInCode(code)*.reveal() == found

        where:
        code                                                        || found
        "def token = stack.service('api').environment.TOKEN"        || []
        "def dbPassword = params.text('x')"                         || []
        "def apiToken = 'Canary-One-1'"                             || ['Canary-One-1']
        "sh 'DB_PASSWORD=Canary-One-1 env'"                         || ['Canary-One-1']
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
        begun << ['://a:', ';password={', '${a:-', 'A_TOKEN="', "A='", '?a=', 'a=', ' = ', '://', 'curl ', 'curl -u ', '--a-token ', 'bearer ', 'eyJaaaaaaaaa.', "'''", '=[[[', "a='b=c' ", 'authorization: ']
    }
}
