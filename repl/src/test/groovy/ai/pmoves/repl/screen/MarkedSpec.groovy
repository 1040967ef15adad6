package ai.pmoves.repl.screen

import ai.pmoves.kernel.Location
import java.nio.file.Files
import java.nio.file.Path
import spock.lang.Specification
import spock.lang.TempDir

/** The mark stands under the word that it means, whatever stands before it and however narrow the window is. */
class MarkedSpec extends Specification {
    @TempDir
    Path folder

    /** What stands above the mark, by columns of a terminal. */
    private static String meant(String line, String mark) {
        def from = mark.indexOf('^')
        def word = ''
        def column = 0
        line.codePoints().forEach { point ->
            def text = Character.toString(point)
            if (column >= from && column < mark.length()) {
                word += text
            }
            column += Text.width(text)
        }
        word
    }

    def "the word is seen and marked in #room columns: #line"() {
        when:
        def lines = Marked.lines(line, line.codePointCount(0, line.indexOf('wrong')) + 1, room, '…')

        then:
        lines.every { Text.width(it) <= room }
        meant(*lines) == 'wrong'

        where:
        [room, line] << [[80, 40], [
                'def a = wrong',
                'def a = wrong' + ' + more' * 30,
                'more + ' * 30 + 'wrong',
                'more + ' * 30 + 'wrong' + ' + more' * 30,
                'def a = "日本語テキスト"; wrong' ,
                '"日本語テキスト" + ' * 9 + 'wrong + "日本語テキスト"' * 9,
                'def a = "😀😀"; wrong',
                '"😀😀" + ' * 20 + 'wrong' + ' + "😀"' * 20,
        ]].combinations()
    }

    def "what stands in view stays as it is, and only the end of the line is cut"() {
        expect:
        Marked.lines('def a = wrong' + ' + more' * 30, 9, 40, '…') == ['def a = wrong + more + more + more + mo…', '        ^^^^^']
    }

    def "a word wider than the room is cut, and a place behind the end of the line is at its end"() {
        expect:
        Marked.lines('x' * 100, 1, 20, '…') == ['xxxxxxxxx…', '^^^^^^^^^^']
        Marked.lines('abc', 9, 20, '…') == ['abc', '   ^']
    }

    def "in a file a tab is as wide as it is shown"() {
        given:
        def file = Files.writeString(folder.resolve('a.groovy'), "\tdef a = '日\t本'; wrong\n")

        expect:
        meant(*Snippet.of(new Location(file, 1, 17), 80, '…')) == 'wrong'
    }
}
