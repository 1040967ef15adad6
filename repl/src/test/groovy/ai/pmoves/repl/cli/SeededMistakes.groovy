package ai.pmoves.repl.cli

import java.nio.file.Files
import java.nio.file.Path
import java.util.concurrent.TimeUnit
import java.util.regex.Pattern

/**
 * What somebody who makes a mistake is told, in points: its place, a word of its cause, its correction, and no more than 25 lines. A
 * mistake each in {@code seeded/NAME.case}: the command, what its answer has to hold, and the files that it is about.
 * {@code fix: FROM => TO} is an edit, {@code fix: $ LINE} a command: the answer has to hold the edit's new text or the line as they
 * stand, or else what {@code says} holds, which describes them; either is made, and the command then has to end well. Of a line that is
 * a command of pmoves, that is the command.
 */
class SeededMistakes {
    static final int LONGEST = 25

    /** Points are 0 or 1. */
    static class Row {
        String name
        int place
        int cause
        int fix
        int brief
        boolean described
        String told

        int getPoints() {
            place + cause + fix + brief
        }
    }

    static List<Row> rows(Path cases, Path work) {
        Files.list(cases).withCloseable { all -> all.filter { it.toString().endsWith('.case') }.sorted().toList() }.collect { file ->
            def name = file.fileName.toString() - '.case'
            row(name, Files.readString(file), Files.createDirectories(work.resolve(name)))
        }
    }

    private static Row row(String name, String text, Path folder) {
        def parts = text.split(/(?m)^--- /)
        def head = parts[0].readLines().collectEntries { line -> line.split(': ', 2) as List }
        parts.drop(1).each { part ->
            def lines = part.split('\n', 2)
            Files.writeString(folder.resolve(lines[0]), lines[1])
        }
        def desk = new Desk(folder)
        def words = head.words.split(' ')
        desk.types(*words)
        def told = desk.talk + (words[0] in ['lint', 'plan'] ? desk.output : '')
        new Row(name: name, told: told,
                place: told.contains(head.place) ? 1 : 0,
                cause: Pattern.compile(head.cause).matcher(told).find() ? 1 : 0,
                fix: mended(desk, words, head, told) ? 1 : 0,
                described: head.says != null,
                brief: told.readLines().size() <= LONGEST ? 1 : 0)
    }

    private static boolean mended(Desk desk, String[] words, Map head, String told) {
        def fix = head.fix
        if (fix.startsWith('$ ')) {
            def line = fix.substring(2)
            if (!told.contains(head.says ?: line)) {
                return false
            }
            if (line.startsWith('pmoves ')) {
                return desk.types(*line.split(' ').drop(1)) == 0
            }
            def shell = new ProcessBuilder('sh', '-ec', line).directory(desk.folder.toFile()).redirectErrorStream(true).start()
            shell.inputStream.text
            return shell.waitFor(20, TimeUnit.SECONDS) && shell.exitValue() == 0 && ended(desk, words)
        }
        def (from, to) = fix.split(' => ', -1).collect { it.replace('\\n', '\n').replace('\\t', '\t') }
        assert head.says || to.strip(): 'an edit that takes away is described'
        if (!told.contains(head.says ?: to.strip())) {
            return false
        }
        def file = desk.folder.resolve(head.place.split(':')[0])
        def text = Files.readString(file)
        assert from == '@end' || text.contains(from)
        Files.writeString(file, from == '@end' ? text + to + '\n' : text.replace(from, to))
        ended(desk, words)
    }

    private static boolean ended(Desk desk, String[] words) {
        desk.types(*words) == 0
    }

    static String table(List<Row> rows) {
        def lines = rows.collect { sprintf('%-34s %5d %5d %3d %9d %6d', it.name, it.place, it.cause, it.fix, it.brief, it.points) }
        ([sprintf('%-34s %5s %5s %3s %9s %6s', 'mistake', 'place', 'cause', 'fix', '<= 25', 'points')] + lines
                + ["${rows.sum { it.points }} of ${rows.size() * 4}; ${fixes(rows, false)} fixes told as they stand, ${fixes(rows, true)} described"]).join('\n') + '\n'
    }

    private static int fixes(List<Row> rows, boolean described) {
        rows.count { it.fix == 1 && it.described == described } as int
    }

    static void main(String[] arguments) {
        def work = Files.createTempDirectory('pmoves-mistakes')
        def rows = rows(Path.of(arguments[0]), work)
        if (arguments.length > 1) {
            rows.findAll { it.points < 4 }.each { println "== $it.name $it.place $it.cause $it.fix $it.brief\n$it.told" }
        }
        print table(rows)
        work.toFile().deleteDir()
        System.exit(rows.sum { it.points } >= 150 ? 0 : 1)
    }
}
