package ai.pmoves.repl.cli

import java.nio.file.Files
import java.nio.file.Path
import java.nio.file.attribute.PosixFilePermissions
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Timeout

/** The text of one step in the person's own editor, and what becomes of it in the runbook. */
@Timeout(120)
class EditingSpec extends Specification {
    @TempDir
    Path folder

    private String broken(Desk desk) {
        desk.types('run', desk.runbook('up', """
    step('first') { effect idempotent; action { sh 'echo first >> $folder/log' } }
    step('port') {
        needs 'first'
        effect idempotent
        action { sh 'test 8080 = 8081' }
    }
    step('last') { needs 'port'; effect idempotent; action { show 'all is up' } }"""))
        desk.lastRun()
    }

    /** What an editor does, with the step's text as its first argument. */
    private String editor(String... does) {
        def file = Files.writeString(folder.resolve('editor'), "#!/bin/sh\n${does.join('\n')}\n")
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString('rwx------')).toString()
    }

    def "the failed step is edited, nothing else of the runbook, and the run goes on with it to the end"() {
        given:
        def desk = new Desk(folder, [EDITOR: "sed -i 's/8080/8081/'"])
        def run = broken(desk)
        def before = Files.readString(folder.resolve('up.groovy'))

        when:
        def code = desk.says([run], ':edit', ':diff', ':retry')

        then:
        code == 0
        desk.output.contains("-        action { sh 'test 8080 = 8081' }")
        desk.output.contains("+        action { sh 'test 8081 = 8081' }")
        desk.output.contains('all is up')
        Files.readString(folder.resolve('up.groovy')) == before.replace('8080', '8081')
        Files.readAllLines(folder.resolve('log')) == ['first']
        desk.lastRun() == run
    }

    def "where one text makes many steps, who edits one of them is told of all"() {
        given:
        def desk = new Desk(folder, [EDITOR: "sed -i 's/8080/8081/'"])
        desk.types('run', desk.runbook('up', """
    ['a', 'b'].each { name ->
        step(name) {
            effect idempotent
            action { sh 'test 8080 = 8081' }
        }
    }
    step('other') { effect idempotent; action { } }"""))

        expect:
        desk.says([desk.lastRun()], ':edit') == 0
        desk.talk.contains('   this text makes 2 steps, all of them edited: a, b')
    }

    def "what does not compile is not written: #editor"() {
        given:
        def desk = new Desk(folder, [EDITOR: editor])
        def run = broken(desk)
        def before = Files.readString(folder.resolve('up.groovy'))

        expect:
        desk.says([run], ':edit') == code
        desk.talk.contains(words)
        Files.readString(folder.resolve('up.groovy')) == before

        where:
        editor                                    || code | words
        "sed -i 's/action/acton/'"                || 1    | "did you mean 'action'?"
        "sed -i \"s/needs 'first'/needs 'fist'/\"" || 1    | "fist"
        'true'                                    || 0    | 'nothing was changed'
    }

    def "what does not compile is gone on with, or begun again with what stands in the file; each step has a draft of its own"() {
        given:
        def desk = new Desk(folder, [EDITOR: editor("head -n 1 \"\$1\" >> $folder/seen; grep -c acton \"\$1\" >> $folder/seen", "sed -i 's/action/acton/' \"\$1\"")])
        def run = broken(desk)

        when:
        desk.says([run], ':edit', ':edit', ':edit fresh', ':at first', ':edit')
        def seen = Files.readAllLines(folder.resolve('seen'))*.strip()

        then:
        seen.collate(2)*.get(1) == ['0', '1', '0', '0']
        seen.collate(2)*.get(0) == ["step('port') {"] * 3 + ["step('first') { effect idempotent; action { sh 'echo first >> $folder/log' } }".toString()]
        desk.talk.contains('the runbook is as it was; :edit goes on with what you wrote, :edit fresh begins again')
    }

    def "what somebody else saves while the editor is open stays, wherever the step stands by then"() {
        given:
        def desk = new Desk(folder, [EDITOR: editor("sed -i -e 's/all is up/all is well/' -e '1i // a line more' $folder/up.groovy", "sed -i 's/8080/8081/' \"\$1\"")])
        def run = broken(desk)
        def before = Files.readString(folder.resolve('up.groovy'))

        when:
        def code = desk.says([run], ':edit', ':retry')

        then:
        code == 0
        Files.readString(folder.resolve('up.groovy')) == '// a line more\n' + before.replace('8080', '8081').replace('all is up', 'all is well')
        desk.talk.contains('the runbook was changed meanwhile: your edit stands in it as it is now')
        desk.output.contains('all is well')
    }

    def "where somebody else saved the same step, the file stays and so does what was written; the next edit says what was changed"() {
        given:
        def saved = "test -e $folder/seen || sed -i s/8080/9090/ $folder/up.groovy"
        def desk = new Desk(folder, [EDITOR: editor(saved, "cat \"\$1\" >> $folder/seen", "sed -i 's/= 8081/= 8082/' \"\$1\"")])
        def run = broken(desk)
        def before = Files.readString(folder.resolve('up.groovy'))

        when:
        desk.says([run], ':edit', ':quit')

        then:
        Files.readString(folder.resolve('up.groovy')) == before.replace('8080', '9090')
        desk.talk.contains('the runbook was changed meanwhile; :edit goes on with what you wrote, :edit fresh begins again')
        desk.output.contains("+        action { sh 'test 9090 = 8081' }")

        when:
        Files.delete(folder.resolve('seen'))
        Files.writeString(folder.resolve('up.groovy'), before)
        desk.says([run], ':edit fresh', ':edit')

        then: "the second edit begins with what was written in the first, and takes the place of what somebody else wrote"
        Files.readString(folder.resolve('seen')).readLines().findAll { it.contains('test') }*.strip() ==
                ["action { sh 'test 8080 = 8081' }", "action { sh 'test 8080 = 8082' }"]
        Files.readString(folder.resolve('up.groovy')) == before.replace('8080 = 8081', '8080 = 8082')
        desk.talk.contains('the step was changed in the runbook since: what you write takes the place of that')
        desk.output.contains("-        action { sh 'test 9090 = 8081' }")

        when:
        Files.delete(folder.resolve('seen'))
        Files.writeString(folder.resolve('up.groovy'), before)
        desk.says([run], ':edit', ':edit fresh')

        then:
        Files.readString(folder.resolve('up.groovy')) == before.replace('8080 = 8081', '9090 = 8082')
    }

    def "what somebody else saved is not evaluated and trusted with an edit: it is to be approved first, and the edit is kept"() {
        given:
        def desk = new Desk(folder, [EDITOR: editor("grep -q well $folder/up.groovy || sed -i 's/all is up/all is well/' $folder/up.groovy", "sed -i 's/8080/8081/' \"\$1\"")])
        Files.createDirectory(folder.resolve('.git'))
        desk.house = new LiveHouse(desk.environment)
        desk.types('trust', desk.runbook('up', """
    step('port') { effect idempotent; action { sh 'test 8080 = 8081' } }
    step('last') { needs 'port'; effect idempotent; action { show 'all is up' } }"""))
        desk.types('run', folder.resolve('up.groovy'))
        def run = desk.lastRun()
        def before = Files.readString(folder.resolve('up.groovy'))

        when:
        def code = desk.says([run], ':edit')

        then:
        code == 1
        desk.talk.contains('this runbook has changed since it was approved')
        desk.talk.contains('what you wrote is kept: :edit goes on with it')
        Files.readString(folder.resolve('up.groovy')) == before.replace('all is up', 'all is well')

        when:
        desk.types('trust', folder.resolve('up.groovy'))
        code = desk.says([run], ':edit', ':retry')

        then: "what is trusted then is the whole, with the edit in it"
        code == 0
        desk.output.contains('all is well')
    }
}
