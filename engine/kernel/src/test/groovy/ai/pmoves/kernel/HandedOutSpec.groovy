package ai.pmoves.kernel

import spock.lang.Specification
import spock.lang.Timeout

/** A key is one under whatever name it stands; what only shows what one looks like is none. */
class HandedOutSpec extends Specification {
    static final String DRAWN = 'Zk3mQ8vT1bN6xR2wY7cJ4hL9sD0fG5aPqWeU'

    def "in '#text' there #is"() {
        expect:
        HandedOut.in(text).toList() == found
        SecretNames.guess('GREETING', text)*.reveal() == found

        where:
        text                                          || found
        "ghp_$DRAWN".toString()                                  || ["ghp_$DRAWN".toString()]
        "say gho_$DRAWN, please"                      || ["gho_$DRAWN".toString()]
        "sk-proj-$DRAWN"                              || ["sk-proj-$DRAWN".toString()]
        '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'       || ['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']
        'AKIAQ3ZT7NB5WXYR2KLM'                        || ['AKIAQ3ZT7NB5WXYR2KLM']
        '-----BEGIN PRIVATE KEY-----\nMIIE\n-----END PRIVATE KEY-----' || ['-----BEGIN PRIVATE KEY-----\nMIIE\n-----END PRIVATE KEY-----']
        'AKIAIOSFODNN7EXAMPLE'                        || []
        'ghp_' + 'x' * 36                             || []
        'sk-learn-transformers-and-examples'          || []
        'task-' + 'a1' * 20                           || []
        'AKIAQ3ZT7NB5WXYR2KLMN'                       || []
        'https://host/a_path?x=1'                     || []

        is = found ? 'is one' : 'is none'
    }

    @Timeout(10)
    def "hostile text is searched in linear work"() {
        expect:
        HandedOut.in(text * 20_000).toList().size() >= 0

        where:
        text << ['sk-', 'ghp_a', '-----BEGIN PRIVATE KEY-----', '-----BEGIN ', 'AKIA', 'xoxb-1']
    }
}
