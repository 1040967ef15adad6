package ai.pmoves.repl.cli

import java.nio.file.Files
import java.nio.file.Path
import java.nio.file.attribute.PosixFilePermissions
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Timeout

/** What is opened in the person's editor, and whatever the editor leaves. */
@Timeout(120)
class EditorSpec extends Specification {
    @TempDir
    Path folder

    private String failed() {
        def desk = new Desk(folder)
        desk.types('run', desk.runbook('up', """
    step('first') { effect idempotent; action { } }
    step('port') {
        effect idempotent
        action { sh 'test 8080 = 8081' }
    }"""))
        desk.lastRun()
    }

    /** Somebody whose editor does this, with the step's text as its first argument. */
    private Desk whose(String... does) {
        def file = Files.writeString(folder.resolve('editor'), "#!/bin/sh\n${does.join('\n')}\n")
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString('rwx------'))
        new Desk(folder, [EDITOR: file.toString()])
    }

    private Path runbook() {
        folder.resolve('up.groovy')
    }

    private List<Path> left() {
        def drafts = folder.resolve('state/edits')
        Files.exists(drafts) ? Files.walk(drafts).filter { !it.equals(drafts) }.toList() : []
    }

    def "the step that stopped the run is opened, wherever it stands by now"() {
        given:
        def run = failed()
        Files.writeString(folder.resolve('other'), Files.readString(runbook())
                .replace("    step('port')", "    step('new') {\n        effect idempotent\n        action { }\n    }\n    step('port')"))
        def desk = whose("cat \"\$1\" > $folder/seen", "sed -i 's/8080/8081/' \"\$1\"")

        when:
        def code = desk.says(['--write', run], ':vars', "sh 'cp other up.groovy'", ':edit')

        then:
        code == 0
        Files.readString(folder.resolve('seen')).startsWith("    step('port')")
        Files.readString(runbook()) == Files.readString(folder.resolve('other')).replace('8080', '8081')
    }

    def "what was written in an editor that failed is kept, for this session and for the next"() {
        given:
        def run = failed()
        def before = Files.readString(runbook())
        def desk = whose("sed -i 's/8080/9090/' \"\$1\"", 'exit 3')

        when:
        def code = desk.says([run], ':edit')

        then:
        code == 1
        desk.talk.contains("editor' ended with exit code 3; what you wrote is kept: :edit goes on with it")
        Files.readString(runbook()) == before
        left().findAll { Files.isRegularFile(it) }.every { PosixFilePermissions.toString(Files.getPosixFilePermissions(it)) == 'rw-------' }

        when:
        desk = whose("sed -i 's/9090/8081/' \"\$1\"")
        code = desk.says([run], ':edit', ':retry')

        then:
        code == 0
        desk.talk.contains('   it begins with what you wrote before, which the runbook does not hold; :edit fresh begins again')
        Files.readString(runbook()) == before.replace('8080', '8081')
        left().isEmpty()
    }

    def "an editor that failed and changed nothing leaves nothing"() {
        given:
        def run = failed()
        def desk = whose('exit 1')

        expect:
        desk.says([run], ':edit') == 1
        !desk.talk.contains('is kept')
        left().isEmpty()
    }

    def "what was saved in an editor before the session was ended is gone on with in the next"() {
        given:
        def run = failed()
        def before = Files.readString(runbook())
        whose("sed -i 's/8080/8081/' \"\$1\"", "cp -a $folder/state/edits $folder/kept", 'exit 1').says([run], ':edit fresh')
        "rm -r $folder/state/edits".execute().waitFor()
        Files.move(folder.resolve('kept'), folder.resolve('state/edits'))
        def desk = whose("sed -i 's/is no word//' \"\$1\"")

        expect:
        desk.says([run], ':edit') == 0
        desk.talk.contains('it begins with what you wrote before')
        Files.readString(runbook()) == before.replace('8080', '8081')
    }

    def "what an editor leaves that is no text of a step changes nothing, and is told in a sentence: #does"() {
        given:
        def run = failed()
        def before = Files.readString(runbook())
        def desk = whose(does)

        expect:
        desk.says([run], ':edit') == 1
        desk.talk.contains("what the editor left cannot be taken: $why; the runbook is as it was")
        !desk.talk.contains('Exception')
        Files.readString(runbook()) == before
        left().isEmpty()

        where:
        does                                          || why
        'rm "$1"'                                     || 'it is not there'
        'printf "\\377\\376" > "$1"'                  || 'it is not UTF-8 text'
        'rm "$1"; mkdir "$1"; touch "$1/x"'           || 'it is a directory'
        'head -c 104857600 /dev/zero > "$1"'          || 'it is larger than 1 MiB'
        'rm "$1"; mkfifo "$1"'                        || 'it is a pipe, a device or a socket, not a file'
    }

    def "by a pipe what could not be taken or evaluated is a failure: #line"() {
        given:
        def run = failed()
        def desk = whose("sed -i 's/action/acton/' \"\$1\"")

        expect:
        desk.says([run], line) == 1

        where:
        line << [':edit', ':time 1/0']
    }

    def "the ends of lines stay as they are, and so does the mark before them"() {
        given:
        def run = failed()
        def before = '\uFEFF' + Files.readString(runbook()).replace('\n', '\r\n')
        Files.writeString(runbook(), before)

        expect:
        whose("sed -i 's/8080/8081/' \"\$1\"").says([run], ':edit') == 0
        Files.readString(runbook()) == before.replace('8080', '8081')
    }
}
