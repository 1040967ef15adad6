package ai.pmoves.repl.console

import spock.lang.Specification

class BracketsSpec extends Specification {
    def "#text goes on: #open"() {
        expect:
        Brackets.isOpen(text) == open

        where:
        text                      || open
        '1 + 2'                   || false
        '[1, 2].collect {'        || true
        "[1].collect {\n it\n}"   || false
        "log('a ( b'"             || true
        "log('a ( b')"            || false
        "':' + '{'"               || false
        "x // {"                  || false
        "/* {"                    || true
        '"""several'              || true
        '"""several\nlines"""'    || false
        "'a quote left open"      || false
        ":skip it doesn't matter (" || false
        '})'                      || false
    }

    def "what stands before the dot of #text is #receiver"() {
        expect:
        Receiver.before(text) == receiver

        where:
        text                                || receiver
        'stack.'                            || 'stack'
        "def x = stack.service('a b').name." || "stack.service('a b').name"
        'f(stack.'                          || 'stack'
        '[1, 2].'                           || '[1, 2]'
        'a.b[0].'                           || 'a.b[0]'
    }

    def "of runs the latest are offered, as many as a small screen shows, and older ones by how they begin"() {
        given:
        def runs = (1..50).collect { new Suggestions.Word("r$it".toString(), '') }
        def enter = new Command('enter', 'RUN', '', Command.Kind.RUN, false, {})
        def suggestions = new Suggestions([enter], { runs })

        expect:
        suggestions.at(':enter ', Stub(ai.pmoves.dsl.Session))*.text() == (1..10).collect { "r$it" }
        suggestions.at(':enter r4', Stub(ai.pmoves.dsl.Session))*.text() == ['r4', *(40..48).collect { "r$it" }]
    }

    def "of #text the part #begun is completed"() {
        expect:
        Suggestions.begun(text) == begun

        where:
        text                     || begun
        'stack.na'               || 'na'
        ':lo'                    || ':lo'
        ':at data/po'            || 'data/po'
        "output('data/po"        || 'data/po'
        'a-b'                    || 'b'
        ''                       || ''
    }
}
