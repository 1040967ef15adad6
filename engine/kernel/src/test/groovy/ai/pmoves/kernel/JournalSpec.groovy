package ai.pmoves.kernel

import ai.pmoves.kernel.internal.journal.Entry
import ai.pmoves.kernel.internal.journal.JournalWriter
import ai.pmoves.kernel.internal.journal.StateLayout
import ai.pmoves.kernel.internal.redact.Redactor

import java.nio.file.Files
import java.nio.file.Path
import java.nio.file.attribute.PosixFilePermissions
import java.sql.DriverManager
import java.time.Clock
import java.time.Duration
import java.time.Instant
import java.time.InstantSource
import java.time.ZoneOffset

class JournalSpec extends KernelSpecification {

    Path getDatabase() {
        folder.resolve('state/journal.db')
    }

    def "everything on disk is for its owner only"() {
        when:
        run(openRuns(), plan(step('a') { it.log('hello') }))

        then:
        def found = Files.walk(folder.resolve('state')).toList()
        ['state', 'journal.db', 'runs', 'a.1.log'].every { it in found*.fileName*.toString() }
        found.findAll {
            PosixFilePermissions.toString(Files.getPosixFilePermissions(it)) != (Files.isDirectory(it) ? 'rwx------' : 'rw-------')
        } == []
    }

    def "a journal is read from outside while a run is on, and its log too"() {
        given:
        def seen = [:]
        def plan = plan(step('slow') { context ->
            context.log('half way')
            new StateDirectory(folder.resolve('state')).openRuns(Clock.systemUTC()).withCloseable { other ->
                def run = other.journal().runs(1).first()
                seen.state = run.state()
                seen.steps = other.journal().steps(run.id())*.status()
                seen.log = other.journal().logFile(run.id(), StepPath.of('slow'), 1).toFile().text
            }
        })

        when:
        run(openRuns(), plan)

        then:
        seen == [state: Status.RUNNING, steps: [Status.RUNNING], log: 'half way\n']
    }

    def "a run whose process went away ended when it was heard of last, and what it was at with it"() {
        given:
        def plan = plan(step('a'))
        def id = cutOff(plan, 'a')
        DriverManager.getConnection("jdbc:sqlite:$database").withCloseable { journal ->
            journal.createStatement().withCloseable { it.executeUpdate("UPDATE sitting SET pid_started = 'long ago'") }
        }
        def runs = openRuns()
        def last = runs.journal().events(id, 0).last().at()

        expect:
        with(runs.journal().find(id).get()) {
            state() == Status.INTERRUPTED
            ended() == last
            took(Instant.now().plusSeconds(3600)) == Duration.between(started(), last)
        }
        runs.journal().steps(id).collect { [it.status(), it.ended()] } == [[Status.INTERRUPTED, last]]
    }

    def "the time between a cut off and the resume is no time that the run took"() {
        given:
        def plan = plan(step('a'))
        def id = new JournalWriter(new StateLayout(folder.resolve('state')),
                Clock.fixed(Instant.now().minusSeconds(86400), ZoneOffset.UTC), new Redactor()).withCloseable { writer ->
            def journal = writer.begin(plan, false, RunListener.SILENT)
            journal.append(Entry.of(EventType.RUN_STARTED, ''))
            journal.append(Entry.of(EventType.STEP_INTENT, StepPath.of('a'), 1, ''))
            journal.run()
        }
        def runs = openRuns()

        when:
        run(runs, plan, resuming: id)

        then:
        with(runs.journal().find(id).get()) {
            state() == Status.SUCCEEDED
            idle() > Duration.ofHours(23)
            took(Instant.now()) < Duration.ofHours(1)
        }
    }

    def "runs are found by the beginning of their id, as long as it is the only one"() {
        given:
        def runs = openRuns()
        def ids = (1..3).collect { run(runs, plan(step('a'))).run() }

        expect:
        ids.every { it ==~ /[a-z][a-z2-9]{3,7}/ }
        runs.journal().runs(10)*.id() == ids.reverse()
        runs.journal().find(ids[0]).get().id() == ids[0]
        [ids, (0..3)].combinations().collect { id, end -> id[0..end] }.findAll { typed ->
            def meant = ids.findAll { it.startsWith(typed) }
            runs.journal().find(typed).map { it.id() }.orElse(null) != (meant.size() == 1 ? meant[0] : null)
        } == []
        runs.journal().find('%').empty
        runs.journal().find('').empty
    }

    def "a journal that cannot be read is told, and left as it is"() {
        given:
        run(openRuns(), plan(step('a')))
        closeAll()
        damage.call(database)
        def before = Files.readAllBytes(database)

        when:
        openRuns().journal().runs(1)

        then:
        def e = thrown(PmovesException)
        e.exitCode() == ExitCode.PRECONDITION
        e.problems()[0].code() == code
        e.problems()[0].fix() != null
        e.problems()[0].where().file() == database
        Files.readAllBytes(database) == before

        where:
        what              | code              | damage
        'other content'   | 'journal.corrupt' | { Files.writeString(it, 'x' * 8192) }
        'emptied'         | 'journal.corrupt' | { Files.write(it, new byte[0]) }
        'cut'             | 'journal.corrupt' | { Files.write(it, Arrays.copyOf(Files.readAllBytes(it), 20_000)) }
        'cut to a header' | 'journal.corrupt' | { Files.write(it, Arrays.copyOf(Files.readAllBytes(it), 60)) }
        'of the future'   | 'journal.newer'   | { db -> sql(db, 'PRAGMA user_version = 99') }
        'of another'      | 'journal.corrupt' | { db -> sql(db, 'PRAGMA application_id = 7') }
    }

    def "a database of another program is told, and nothing is written into it: #what"() {
        given:
        def state = Files.createDirectories(folder.resolve('state'))
        if (ran) {
            run(openRuns(), plan(step('a')))
            closeAll()
            ['', '-wal', '-shm'].each { Files.deleteIfExists(state.resolve("journal.db$it")) }
        }
        sql(database, statement)
        def before = Files.readAllBytes(database)

        when:
        openRuns()

        then:
        def e = thrown(PmovesException)
        e.exitCode() == ExitCode.PRECONDITION
        e.problems()[0].code() == 'journal.corrupt'
        e.problems()[0].message().contains(message)
        Files.readAllBytes(database) == before

        where:
        what                           | statement                                    | ran   || message
        'its tables'                   | 'CREATE TABLE runs (x)'                      | false || 'another program'
        'its tables, and logs of ours' | 'CREATE TABLE runs (x)'                      | true  || 'another program'
        'no tables, and logs of ours'  | 'PRAGMA journal_mode = WAL; PRAGMA user_version = 0; VACUUM' | true || 'although there are runs'
    }

    def "a database without any table is new"() {
        given:
        Files.createDirectories(folder.resolve('state'))
        sql(database, 'VACUUM')

        expect:
        run(openRuns(), plan(step('a'))).exitCode() == ExitCode.OK
    }

    def "a journal that is gone while its logs are there is told, and no new one is made"() {
        given:
        run(openRuns(), plan(step('a')))
        closeAll()
        Files.delete(database)

        when:
        openRuns()

        then:
        def e = thrown(PmovesException)
        e.problems()[0].code() == 'journal.corrupt'
        e.problems()[0].message().contains('it is gone, although there are runs')
        e.problems()[0].fix().contains(folder.resolve('state/runs').toString())
        !Files.exists(database)
    }

    def "an emptied journal beside its log of changes is told before the log is lost"() {
        given: 'what a killed process leaves behind'
        def log = folder.resolve('state/journal.db-wal')
        def runs = openRuns()
        run(runs, plan(step('a')))
        def kept = Files.readAllBytes(log)
        closeAll()
        Files.write(database, new byte[0])
        Files.write(log, kept)

        when:
        openRuns()

        then:
        kept.length > 0
        def e = thrown(PmovesException)
        e.problems()[0].code() == 'journal.corrupt'
        e.problems()[0].message().contains('it is empty')
        !e.problems()[0].fix().contains('sqlite3')
        Files.readAllBytes(log) == kept
    }

    def "a row that says what no pmoves writes is told as damage: #what"() {
        given:
        run(openRuns(), plan(step('a').effect(Effect.ONCE)))
        closeAll()
        sql(database, 'DROP TRIGGER event_is_never_changed')
        sql(database, statement)

        when:
        look.call(openRuns(), plan(step('a').effect(Effect.ONCE)))

        then:
        def e = thrown(PmovesException)
        e.exitCode() == ExitCode.PRECONDITION
        e.problems()[0].code() == 'journal.corrupt'
        e.problems()[0].where().file() == database
        acted == ['a']

        where:
        what                  | look          | statement
        'data of an event'    | this.&run     | "UPDATE event SET data = '{\"output' WHERE type = 'step.outcome'"
        'status of a step'    | this.&run     | "UPDATE event SET status = CAST(x'737563ffff65646564' AS TEXT) WHERE type = 'step.outcome'"
        'status of a run'     | this.&listed  | "UPDATE event SET status = CAST(x'737563ffff65646564' AS TEXT) WHERE type = 'run.ended'"
        'path of a step'      | this.&run     | "UPDATE event SET step = 'a b' WHERE type = 'step.outcome'"
        'an attempt'          | this.&run     | "UPDATE event SET attempt = -2147483649 WHERE type = 'step.outcome'"
        'a time'              | this.&listed  | "UPDATE event SET at = -9223372036854775808"
        'planned steps'       | this.&run     | "UPDATE sitting SET steps = '[\"a'"
        'a planned path'      | this.&run     | "UPDATE sitting SET steps = '[\"a b\"]'"
        'parameters of a run' | this.&listed  | "UPDATE sitting SET parameters = '{'"
    }

    def "a word that this pmoves does not know was written by a newer one: #what"() {
        given:
        def id = run(openRuns(), plan(step('a'))).run()
        closeAll()
        sql(database, 'DROP TRIGGER event_is_never_changed')
        sql(database, statement)

        when:
        look.call(openRuns(), id)

        then:
        def e = thrown(PmovesException)
        e.exitCode() == ExitCode.PRECONDITION
        e.problems()[0].code() == 'journal.newer'
        e.problems()[0].message().contains("'$word'")
        e.problems()[0].fix().contains('update pmoves')
        e.problems()[0].where().file() == database

        where:
        what                | word          | look                                    | statement
        'an event'          | 'step.paused' | { r, run -> r.journal().events(run, 0) } | "UPDATE event SET type = 'step.paused' WHERE type = 'step.intent'"
        'a state of a step' | 'postponed'   | { r, run -> r.journal().steps(run) }     | "UPDATE event SET status = 'postponed' WHERE type = 'step.outcome'"
        'a state of a run'  | 'postponed'   | { r, run -> r.journal().runs(1) }        | "UPDATE event SET status = 'postponed' WHERE type = 'run.ended'"
        'a decision'        | 'ADOPT'       | { r, run -> r.journal().steps(run) }     | "UPDATE event SET data = json_set(data, '\$.verb', 'ADOPT') WHERE type = 'step.intent'"
    }

    private static listed(Runs runs, Plan plan) {
        runs.journal().runs(1)
    }

    def "no cut of the file is accepted silently"() {
        given:
        run(openRuns(), plan(step('a')))
        closeAll()
        def whole = Files.readAllBytes(database)

        expect:
        (0..<whole.length).step(997).every { length ->
            Files.write(database, Arrays.copyOf(whole, length))
            try {
                openRuns().withCloseable { it.journal().runs(1) }
                false
            } catch (PmovesException e) {
                e.exitCode() == ExitCode.PRECONDITION
            }
        }
    }

    def "events can be neither changed nor removed"() {
        given:
        run(openRuns(), plan(step('a')))

        when:
        sql(database, statement)

        then:
        thrown(java.sql.SQLException)

        where:
        statement << ["UPDATE event SET message = 'x'", 'DELETE FROM event']
    }

    def "what fails while it is written leaves nothing behind, and the next is written"() {
        given:
        def broken = true
        def clock = new InstantSource() {
            Instant instant() {
                if (broken) {
                    throw new IllegalStateException('no time')
                }
                Instant.EPOCH
            }
        }.withZone(ZoneOffset.UTC)
        def writer = new JournalWriter(new StateLayout(folder.resolve('state')), clock, new Redactor())

        when:
        writer.begin(plan(step('a')), false, RunListener.SILENT)

        then:
        thrown(IllegalStateException)

        when:
        broken = false
        def journal = writer.begin(plan(step('a')), false, RunListener.SILENT)

        then:
        openRuns().journal().runs(9)*.id() == [journal.run()]

        cleanup:
        writer.close()
    }

    def "a journal without its tables is told, and is not kept open"() {
        given:
        run(openRuns(), plan(step('a')))
        closeAll()
        sql(database, 'DROP TABLE key_component')

        when:
        new JournalWriter(new StateLayout(folder.resolve('state')), Clock.systemUTC(), new Redactor())

        then:
        thrown(PmovesException)
        new File('/proc/self/fd').listFiles().every { it.canonicalPath != database.toRealPath().toString() }
    }

    private static void sql(Path database, String statement) {
        DriverManager.getConnection("jdbc:sqlite:$database").withCloseable { it.createStatement().executeUpdate(statement) }
    }
}
