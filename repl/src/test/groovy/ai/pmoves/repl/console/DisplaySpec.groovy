package ai.pmoves.repl.console

import ai.pmoves.repl.screen.Screen
import ai.pmoves.repl.screen.Text
import spock.lang.Specification

/** What is shown at the prompt fits the window, and says where something was left out. */
class DisplaySpec extends Specification {
    static final ROWS = [[name: 'short', value: 'x ' * 100, from: 'line 3'], [name: 'n', value: 1, from: 'line 14: def n']]

    private static List<String> shown(Object shape, int width, boolean unicode = true) {
        new Display(new Screen(width > 0, width, width > 0 ? 24 : 0, false, unicode)).lines(shape)
    }

    def "a long value leaves room for the columns behind it: #width columns, unicode #unicode"() {
        when:
        def lines = shown(ROWS, width, unicode)

        then:
        lines.every { Text.width(it) <= width }
        lines[0] =~ /^name +value +from$/
        lines[1] =~ /^short +x x .*x ?${unicode ? '…' : /\.\.\./} +line 3$/
        lines[2] =~ /^n +1 +line 14: def n$/

        where:
        [width, unicode] << [[40, 80, 120], [true, false]].combinations()
    }

    def "more columns than there is room for are cut off at the edge, which is seen"() {
        expect:
        shown([(1..9).collectEntries { ["column$it".toString(), 'value ' * 4] }], 40).every { Text.width(it) <= 40 && it.endsWith('…') }
    }

    def "a list in a tree is cut at the window's edge only, and not at all where nobody looks"() {
        given:
        def tree = [items: (1..40).collect { "item$it".toString() }, inner: [text: 'y ' * 90]]

        expect:
        shown(tree, 80)[0] =~ /^items +item1, .*…$/
        shown(tree, 80)*.size().max() == 80
        shown(tree, 0)[0].endsWith('item39, item40')
    }

    def "a long text is cut in a window, and says how much there is; where nobody looks it is whole"() {
        expect:
        shown('line of text\n' * 60_000, 80).size() == 201
        shown('line of text\n' * 60_000, 80).last() == '... 59800 more lines'
        shown('x' * 20_000, 80).last() == '... 3616 more characters'
        shown('line of text\n' * 60_000, 0).size() == 60_000
        shown('x' * 20_000, 0) == ['x' * 20_000]
    }
}
