package ai.pmoves.dsl

import ai.pmoves.kernel.PmovesException

/** What lint says of names: what a plan would refuse, as far as it is written out. */
class LintSpec extends RunbookFixture {
    static final String ACT = "action { log 'x' }"

    def '#what is told'() {
        expect:
        lint(text) == told

        where:
        what                              | text || told
        'an empty file'                   | '' || ['1:1 book.groovy declares no runbook']
        'a file with a comment'           | '// later' || ['1:1 book.groovy declares no runbook']
        'a file without a runbook'        | 'def x = 1' || ['1:1 book.groovy declares no runbook']
        'a step twice'                    | book("step('a') { $ACT }\nstep('a') { $ACT }") ||
                ["3:1 step 'a' is declared twice, first at BOOK:2:1"]
        'a step twice in a group'         | book("group('g') {\nstep('a', key: 'k') { $ACT } }\ngroup('g') {\nstep('a', key: 'k') { $ACT } }") ||
                ["5:1 step 'g/a[k]' is declared twice, first at BOOK:3:1"]
        'a step twice, another computed'  | book("['x'].each { n -> step(n) { $ACT } }\nstep('a') { $ACT }\nstep('a') { $ACT }") ||
                ["4:1 step 'a' is declared twice, first at BOOK:3:1"]
        'a need that nothing bears'       | book("step('one') { $ACT }\nstep('two') { needs 'ona'; $ACT }") ||
                ["3:21 step 'two' needs 'ona', but there is no step or group 'ona': did you mean 'one'?"]
        'a need in a list'                | book("step('one') { $ACT }\nstep('two') { needs(['one', 'thre']); $ACT }") ||
                ["3:29 step 'two' needs 'thre', but there is no step or group 'thre'"]
        'a step that needs itself only'   | book("step('one') { needs 'one'; $ACT }") ||
                ["2:21 step 'one' needs 'one', but there is no step or group 'one'"]
        'a circle'                        | book("step('a') { needs 'b'; $ACT }\nstep('b') { needs 'c'; $ACT }\nstep('c') { needs 'a'; $ACT }") ||
                ['2:1 steps need each other in a circle: a -> b -> c -> a']
        'steps that do nothing, in loops too' | book("step('a') { }\n['x'].each { n -> step('b', key: n) { about 'b' } }") ||
                ["2:1 step 'a' has no action", "3:19 step 'b' has no action"]
        'a name that is none'             | book("step('a b') { $ACT }\nstep('c') { $ACT }") ||
                ["2:1 'a b' is no step path: letters, digits, '.', '_' and '-', groups parted by '/', a key in [ ]"]
        'a need beside keys that are computed' | book("['x'].each { n -> step('a', key: n) { $ACT } }\nstep('b') { needs 'a', 'a[x]', 'c'; $ACT }") ||
                ["3:32 step 'b' needs 'c', but there is no step or group 'c'"]
        'a word and a type that there are not, a name twice' | book("def x = 1\ndef x = 2\nStrng y = 'y'\nabuot 'b'\nstep('a') { $ACT }\nstep('a') { $ACT }") ||
                ["3:5 The current scope already contains a variable of the name x", "4:7 there is no type 'Strng': did you mean 'String'?",
                 "5:1 'abuot' is not known in a runbook: did you mean 'about'?", "7:1 step 'a' is declared twice, first at BOOK:6:1"]
        'a circle of shared steps'        | "steps('s') {\nstep('a') { needs 'b'; $ACT }\nstep('b') { needs 'a', 'of-the-user'; $ACT } }" ||
                ['2:1 steps need each other in a circle: a -> b -> a']
        'restarts that could not be told apart, or are named as every step\'s are' | book("step('a') { $ACT\nrestart('x') { }\nrestart('x') { }\nrestart('skip') { }\nrestart(' y', instead: true) { } }\nstep('b') { $ACT; restart('x') { } }") ||
                ["4:1 the step has two restarts 'x'", "5:1 every step has the restarts retry, skip, value: this one needs another name",
                 "6:1 a restart's name is one line of 1 to 60 characters, without blanks around it"]
    }

    def 'a policy of models that cannot hold: #what'() {
        expect:
        lint(book("def policy = routing {\n$policy\n}\nstep('a') { action { policy.variables } }")) == told

        where:
        what                            | policy || told
        'an unknown provider'           | "tier('t') { within 5.seconds; openai 'ollama', at: 'http://ollama:11434/v1' }\nchat('c') { ask 'olama', 'm' }" ||
                ["4:17 'c' asks provider 'olama', and there is none of that name"]
        'a local tier without a limit'  | "tier('t') { openai('ollama', at: 'http://ollama:11434/v1') { onlyWith gpu } }\nchat('c') { ask 'ollama', 'm' }" ||
                ["3:20 tier 't' has the local provider 'ollama' and no limit: one that hangs would be waited for a quarter of an hour"]
        'an order against the tiers'    | "tier('a') { groq 'x', key: 'K' }\ntier('b') { groq 'y', key: 'K' }\nchat('c') { ask 'y', 'm'; ask 'x', 'm' }" ||
                ["5:31 'c' asks 'x' of tier 'a' after one of tier 'b', which comes later"]
        'a key itself, none, no URL'    | "tier('t') { gemini 'g', keys: ['sk-aaaa']; anthropic 'a', keys: []; openai 'o', at: 'o:1' }\nchat('c') { ask 'g', 'm' }" ||
                ["3:20 the key of provider 'g' is told by the name of an environment variable, never by itself",
                 "3:54 provider 'a' answers nobody without a key",
                 "3:76 the address of provider 'o' is no URL"]
        'nobody, twice, no vectors'     | "tier('t') { gemini 'g', key: 'K' }\nchat('c') { }\nchat('c') { ask 'g', 'm' }\nembeddings('e') { ask 'g', 'm' }" ||
                ["4:1 nobody answers 'c'", "5:1 'c' is declared twice",
                 "6:23 provider 'g' makes no embeddings through the gateway, 'e' asks for them"]
        'a limit that is misspelled'    | "tier('t') { withn 5.seconds; openai 'o', at: 'http://o:1' }\nchat('c') { ask 'o', 'm' }" ||
                ["3:13 'withn' is not known in a tier of routing: did you mean 'within'?"]
        'a provider that is misspelled' | "tier('t') { gorq 'x', key: 'K' }\nchat('c') { ask 'x', 'm' }" ||
                ["3:13 'gorq' is not known in a tier of routing: did you mean 'groq'?"]
        'limits, each in its place'     | "tier('t') {\nwithin 0.seconds; firstToken 0.minutes; retries(-1)\nopenai 'o', at: 'http://o:1'\n}\nchat('c') { ask 'o', 'm' }" ||
                ["4:1 'within' leaves no time: nobody could answer before it is over", "4:19 'firstToken' leaves no time: nobody could answer before it is over",
                 "4:41 a request cannot be sent again -1 times"]
        'budgets, each in its place'    | "tier('t') {\nbudget per: day\nbudget requests: 0, per: hour\nwithin 5.seconds\nopenai('o', at: 'http://o:1') {\nbudget tokens: -5, per: day\nbudget tokens: 5_000_000_000, per: day } }\nchat('c') { ask 'o', 'm' }" ||
                ["4:1 the budget of tier 't' limits nothing", "5:1 the budget of tier 't' is 0: it would never be asked",
                 "8:1 the budget of provider 'o' is -5: it would never be asked", "9:1 provider 'o' has two budgets per day"]
        'machines that there are not'   | "tier('t') {\nonlyOn 'jetsn'\nonlyWhen reachable('nohost')\ngroq 'o', key: 'K' }\nchat('c') { ask 'o', 'm' }" ||
                ["4:1 tier 't' is only for platform 'jetsn', and there is none of that name", "5:10 tier 't' waits for 'nohost', which is no host and port"]
        'two tiers of one name'         | "tier('t') { groq 'x', key: 'K' }\ntier('t') { groq 'y', key: 'K' }\nchat('c') { ask 'x', 'm' }" ||
                ["4:1 tier 't' is declared twice: its budgets would be spent by both"]
        'words, names, terms, at once'  | "tier('t') { witin 5.seconds; budget requests: 0, per: day; opneai 'o', at: 'http://o:1' }\ncaht('c') { aks 'o', 'm'; ask 'oo', 'm' }" ||
                ["3:13 'witin' is not known in a tier of routing: did you mean 'within'?", "3:30 the budget of tier 't' is 0: it would never be asked",
                 "3:60 'opneai' is not known in a tier of routing: did you mean 'openai'?", "4:1 'caht' is not known in routing: did you mean 'chat'?",
                 "4:13 'aks' is not known in chat, json, embeddings: did you mean 'ask'?", "4:31 'c' asks provider 'oo', and there is none of that name"]
        'a word like no other'          | "tier('t') { ollama 'o'; budget requests: 0, per: day }\nchat('c') { ask 'o', 'm' }\nchat('c') { ask 'o', 'm' }" ||
                ["3:13 'ollama' is not known in a tier of routing", "3:25 the budget of tier 't' is 0: it would never be asked", "5:1 'c' is declared twice"]
        'terms that are computed'       | "def n = 0\ntier('t') { budget requests: n, per: day; within n.seconds; onlyWhen reachable('h' + n); groq 'x', key: 'K' }\nchat('c') { ask 'x', 'm' }" || []
        'a block that is called alike'  | "tier('t') { groq 'x', key: 'K' }\nchat('c') { def ak = { String who -> ask who, 'm' }; ak 'x' }" || []
        'an address that is computed'   | "tier('t') { openai 'o', at: 'http://' + 'o' }\nchat('c') { ask 'o', 'm' }" || []
        'a key and a model, computed'   | "def k = 'K'\ntier('t') { gemini 'g', key: k }\nchat('c') { ask 'g', 'm' + k }" || []
        'a provider that may be there'  | "tier('t') { groq 'x', key: 'K'; if (1 < 2) { groq 'y', key: 'K' } }\nchat('c') { ask 'y', 'm' }" || []
        'a provider of a computed name' | "tier('t') { ['y'].each { groq it, key: 'K' } }\nchat('c') { ask 'y', 'm' }" || []
    }

    def 'a provider that nobody declares: who was meant'() {
        expect:
        new GroovyRunbooks().lint(write('book.groovy', book("""routing {
            tier('t') { groq 'alpha', key: 'K' }
            chat('c') { ask 'alhpa', 'm' }
        }""")))*.fix() == ["did you mean 'alpha'?"]
    }

    def 'the fix is a line that can be written: #fix'() {
        expect:
        new GroovyRunbooks().lint(write('book.groovy', book("routing {\ntier('t') { within 1.second; $said }\n$asked\n}")))*.fix() == [fix]

        where:
        said                              | asked                          || fix
        "openai 'o', at: '10.0.0.1:8080'" | "chat('c') { ask 'o', 'm' }"   || "openai 'o', at: 'http://10.0.0.1:8080/v1'"
        "openai 'o', at: 'h.local/v1/'"   | "chat('c') { ask 'o', 'm' }"   || "openai 'o', at: 'http://h.local/v1'"
        "openai 'o', at: 'what?'"         | "chat('c') { ask 'o', 'm' }"   || "openai 'o', at: 'http://host:11434/v1'"
        "groq 'o', key: 'K'"              | "chat('c') { ask 'zz', 'm' }"  || "in a tier: openai 'zz', at: 'http://host:11434/v1'"
        "groq 'o', key: 'K'"              | "chat('c') { ask 'o' }"        || "ask 'provider', 'model'"
    }

    def 'an env file that is not there is named anew where it was named: #declared'() {
        when:
        plan(book("$declared\nrouting(envFiles: $files) { }"))

        then:
        def e = thrown(PmovesException)
        e.problems()*.code() == ['routing.no-env-file']
        e.problems()[0].fix().contains(fix)

        where:
        declared                                                   | files                    || fix
        "params { text 'envFiles', about: 'x', byDefault: 'no' }"  | "params.list('envFiles')" || '-p envFiles=env.shared,.env'
        ''                                                         | "['no']"                  || 'in the runbook'
    }

    def 'what is computed is told where it stands, when the plan is made: #said'() {
        when:
        plan(book("params { number 'n', about: 'n', byDefault: 0 }\ndef n = params.number('n')\nrouting {\ntier('t') {\n$said\ngroq 'x', key: 'K'\n}\nchat('c') { ask 'x', 'm' }\n}"))

        then:
        def e = thrown(PmovesException)
        e.problems()*.code() == [code]
        e.problems()*.where()*.line() == [6]

        where:
        said                               || code
        'budget requests: n, per: day'     || 'routing.budget'
        'within n > 0 ? 1.hour : 0.hours'  || 'routing.limit'
        'retries 0 - 1'                    || 'routing.limit'
        'onlyWhen reachable("host:${n}")'  || 'routing.reachable'
        'onlyOn "linx${n}"'                || 'routing.platform'
    }

    def 'a carriage return alone ends no line'() {
        expect:
        lint("// a\r// b\r\n\r\r\n" + book("step('a') {\r\r $ACT\n action { @Deprecated def x = 1; undefinedThing(x) } }")).any { it.contains('@Deprecated') }
    }

    def 'what acts past the words is a warning with the word to use: #code'() {
        when:
        def told = new GroovyRunbooks().lint(write('book.groovy', book("step('a') { action {\n  $code\n} }")))

        then:
        told*.severity()*.name() == ['WARNING']
        told[0].where().line() == 3
        told[0].message().startsWith(message)
        told[0].fix().contains(word)

        where:
        code                              | message                             | word
        "'ls'.execute()"                  | "'execute' starts a program"        | 'run '
        "['ls', '-l'].execute()"          | "'execute' starts a program"        | 'run '
        "new File('/tmp/x').text = 'y'"   | "'new File' reaches a file"         | 'files.write'
        "new java.io.File('x').delete()"  | "'new File' reaches a file"         | 'files.write'
        "new ProcessBuilder('ls').start()" | "'new ProcessBuilder' starts a program" | 'run '
    }

    def 'nothing is told of #what'() {
        expect:
        lint(book(text)) == []

        where:
        what                                     | text
        'needs that are borne'                   | "group('g') { step('a') { $ACT }\nstep('b', key: 'k') { needs 'a'; $ACT } }\nstep('c') { needs 'g', 'g/a', 'g/b'; $ACT }"
        'a need where names are computed'        | "['x'].each { n -> step(n) { $ACT } }\nstep('b') { needs 'x'; $ACT }"
        'a need where a text has a value in it'  | "def n = 'x'\nstep(\"a-\$n\") { $ACT }\nstep('b') { needs 'a-x'; $ACT }"
        'a need where another file is taken in'  | "use 'more.groovy'\nstep('b') { needs 'x'; $ACT }"
        'the two sides of a choice'              | "params { flag 'f' }\nif (params.flag('f')) { step('a') { $ACT } } else { step('a') { $ACT } }\nstep('b') { needs 'a'; $ACT }"
        'a circle that a computed step may break' | "['g/b'].each { n -> step(n) { $ACT } }\ngroup('g') { step('a') { needs 'b'; $ACT } }\nstep('b') { needs 'g/a'; $ACT }"
        'a need that a misspelled word may bear' | "use 'a.groovy'\nstep('b') { needs 'x'; $ACT }"
        'an action that something else says' | "def act = { -> }\nstep('a') { act(); action { log 'x' } }"
        'a key that is computed'                 | "['k'].each { k -> step('a', key: k) { $ACT } }\nstep('b') { needs 'a[k]'; $ACT }"
    }

    def 'a plan of a file without a runbook says so at its first line'() {
        when:
        plan('def x = 1')

        then:
        def e = thrown(PmovesException)
        e.problems()*.toString() == ["$folder/book.groovy:1:1: book.groovy declares no runbook (begin it with runbook('name') { })"]
    }

    def 'a file that is not there is told with the one that was meant'() {
        given:
        write('bringup.groovy', book("step('a') { $ACT }"))

        expect:
        new GroovyRunbooks().lint(folder.resolve('brinup.groovy'))*.message() ==
                ["there is no runbook $folder/brinup.groovy: did you mean 'bringup.groovy'?"]
        new GroovyRunbooks().lint(folder.resolve('no/brinup.groovy'))*.message() ==
                ["there is no runbook $folder/no/brinup.groovy"]
    }

    private List<String> lint(String text) {
        new GroovyRunbooks().lint(write('book.groovy', text)).collect {
            "${it.where().line()}:${it.where().column()} ${it.message()}".replace("$folder/book.groovy", 'BOOK')
        }
    }

    private static String book(String steps) {
        "runbook('r') {\n$steps\n}\n"
    }
}
