package ai.pmoves.dsl

import ai.pmoves.kernel.PmovesException

/** A failure shows no secret, however early it comes: there is no plan yet that could know them. */
class EarlyFailuresSpec extends RunbookFixture {
    static final String SECRET = 'canary-Value-77'

    def 'a runbook that throws with #what in its message'() {
        given:
        environment = [TOKEN: SECRET, ADDRESS: "postgres://u:$SECRET@db".toString(), PLAIN: SECRET]
        write('.env', "DB_PASSWORD=$SECRET\n")
        write('compose.yaml', "name: x\nservices: {api: {image: busybox, environment: {DB_PASSWORD: '\${DB_PASSWORD}'}}}\n")

        when:
        plan("""runbook('a') {
            params { text 'db', byDefault: 'x'; text 'password', byDefault: 'x' }
            $words
            step('s') { action { log 'x' } }
        }""", parameters)

        then:
        def e = thrown(PmovesException)
        said(e).contains('***')
        !said(e).contains(SECRET)

        where:
        what                       | parameters                              | words
        'a variable'               | [:]                                     | "throw new IllegalStateException('no ' + env('TOKEN'))"
        'a password in an address' | [:]                                     | "throw new IllegalStateException('no ' + env('ADDRESS').substring(10))"
        'a secret'                 | [:]                                     | "secret('PLAIN'); throw new IllegalStateException('no ' + env('PLAIN'))"
        'a parameter'              | [db: "postgres://u:$SECRET@db" as String] | "throw new IllegalStateException('no ' + params.text('db'))"
        'a parameter by its name'  | [password: SECRET]                      | "throw new IllegalStateException('no ' + params.text('password'))"
        'a secret of the stack'    | [:]                                     | "compose('.'); throw new IllegalStateException('no $SECRET')"
        'a bad step of the stack'  | [:]                                     | "compose('.'); step('$SECRET') { action { log 'x' } }; step('$SECRET') { action { log 'y' } }"
    }

    def 'a stack whose files are wrong: #content'() {
        given:
        write('.env', "DB_PASSWORD=$SECRET\n")
        write('compose.yaml', "name: x\nservices:\n  api:\n    image: busybox\n$content")

        when:
        def told
        try {
            told = plan("runbook('a') { compose('.'); step('s') { action { log 'x' } } }").blockers().toString()
        } catch (PmovesException e) {
            told = said(e)
        }

        then:
        told.contains('compose.yaml')
        !told.contains(SECRET)

        where:
        content << ['    ports: ["${DB_PASSWORD}:80"]\n', '    mem_limit: ${DB_PASSWORD}\n',
                    '    nonsense: ${DB_PASSWORD}\n    healthcheck: {interval: "${DB_PASSWORD}"}\n',
                    "    environment: [DB_PASSWORD: $SECRET, 'x'\n", "    environment: {DB_PASSWORD: '$SECRET', DB_PASSWORD: '$SECRET'}\n"]
    }

    def 'a login of the registry is hidden before anything asks for it'() {
        given:
        environment = [DOCKER_CONFIG: folder.toString()]
        write('config.json', """{"auths": {"r.example": {"auth": "${"me:$SECRET".bytes.encodeBase64()}"},
                "s.example": {"identitytoken": "token-$SECRET"}, "t.example": {"auth": "!no base64!"}, "u.example": 7}}""")

        expect:
        plan("runbook('a') { step('s') { action { log 'x' } } }").secrets()*.reveal().containsAll([SECRET, "token-$SECRET".toString()])
    }

    private static String said(PmovesException e) {
        def trace = new StringWriter()
        e.printStackTrace(new PrintWriter(trace, true))
        e.problems().toString() + trace
    }
}
