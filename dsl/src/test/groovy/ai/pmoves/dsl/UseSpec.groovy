package ai.pmoves.dsl

import ai.pmoves.kernel.PmovesException

/** Steps that come from another file. */
class UseSpec extends RunbookFixture {
    def 'editing the file counts for the steps that come from it, and for no other'() {
        given:
        def book = "runbook('r') { use 'steps/a.groovy'; use 'steps/b.groovy'; step('own') { action { log 'x' } } }"
        def one = "steps('a') { def text = 'hello'\n step('one') { action { log 'x' } }\n step('two') { action { log 'y' } } }"
        write('steps/a.groovy', one)
        write('steps/b.groovy', "steps('b') { step('other') { action { log 'z' } } }")
        def before = plan(book)

        when:
        write('steps/a.groovy', one.replace(old, changed))
        def after = plan(book)

        then:
        ['one', 'two', 'other', 'own'].findAll { key(before, it) != key(after, it) } == steps

        where:
        old      | changed         || steps
        "'hello" | "'good day"     || ['one', 'two']
        "{ def"  | "{ /* x */ def" || []
    }

    def '#what is told with its place'() {
        given:
        files.each { name, text -> write(name, text) }

        when:
        plan("runbook('r') {\n use '$used' }")

        then:
        def e = thrown(PmovesException)
        def problem = e.problems()[0]
        problem.message().contains(message)
        problem.where().toString() == folder.resolve(where).toString()
        problem.fix()

        where:
        what           | used          | files                                                                                            || where             | message
        'itself'       | 'book.groovy' | [:]                                                                                              || 'book.groovy:2'   | 'the file uses itself'
        'a file by itself' | 's/a.groovy' | ['s/a.groovy': "steps('a') {\n\n use 'a.groovy' }"]                                             || 's/a.groovy:3'    | 'the file uses itself'
        'a cycle'      | 's/a.groovy'  | ['s/a.groovy': "steps('a') {\n use 'b.groovy' }", 's/b.groovy': "steps('b') { use '../s/a.groovy' }"] || 's/b.groovy:1'  | 'uses this file'
        'no file'      | 's/no.groovy' | [:]                                                                                              || 'book.groovy:2'   | 's/no.groovy to use'
        'a folder'     | 's'           | ['s/a.groovy': '']                                                                               || 'book.groovy:2'   | '/s to use'
    }
}
