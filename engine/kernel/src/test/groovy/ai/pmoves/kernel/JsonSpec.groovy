package ai.pmoves.kernel

import spock.lang.Specification

class JsonSpec extends Specification {

    def "a number keeps its digits, in a line, in a document and back: #text"() {
        expect:
        Json.line(value) == text
        Json.document(value) == text
        Json.read(text) == value

        where:
        value                                     | text
        0.1000                                    | '0.1000'
        new BigDecimal('1e400')                   | '1E+400'
        0.1234567890123456789012345678901234567   | '0.1234567890123456789012345678901234567'
        new BigInteger('123456789012345678901234') | '123456789012345678901234'
        -7                                        | '-7'
    }

    def "what JSON has no number for is its text"() {
        expect:
        Json.line([Double.NaN, Float.POSITIVE_INFINITY, 0.5d]) == '["NaN","Infinity",0.5]'
    }

    def "maps keep their order, and what is no JSON is written as its text"() {
        expect:
        Json.line([b: [1, null, true], a: StepPath.of('data/db'), 3: 'c"']) == '{"b":[1,null,true],"a":"data/db","3":"c\\""}'
        Json.document([b: 1]) == '{\n  "b" : 1\n}'
    }
}
