package ai.pmoves.gateway.internal.relay

import spock.lang.Specification

class HiddenKeySpec extends Specification {
    static final String KEY = 'sk-Abcdef0123456789TAIL'

    def "a key is left out of what a provider says: #words"() {
        when:
        def said = HiddenKey.in(words, KEY)

        then:
        said == left
        !said.toLowerCase().contains('tail')

        where:
        words                                              | left
        "wrong key $KEY!"                                  | 'wrong key [key]!'
        "WRONG KEY ${KEY.toUpperCase()}"                   | 'WRONG KEY [key]'
        'wrong key sk-Abcde\nf0123456789\r\n TAIL'         | 'wrong key [key]'
        'Incorrect API key provided: sk-Abcde****TAIL.'    | 'Incorrect API key provided: [key].'
        'wrong key ****TAIL'                               | 'wrong key [key]'
        'wrong key sk-A...TAIL'                            | 'wrong key [key]'
    }

    def "other words stay: #words"() {
        expect:
        HiddenKey.in(words, KEY) == words
        HiddenKey.in(words, '') == words

        where:
        words << ['too long ... try again', '**bold** words', 'a sk-other key', '']
    }
}
