package ai.pmoves.dsl

import ai.pmoves.dsl.compiler.LineCompiler
import ai.pmoves.dsl.compiler.RunbookCompiler
import ai.pmoves.dsl.compiler.RunbookSource
import ai.pmoves.dsl.compiler.SessionScope
import ai.pmoves.dsl.compiler.Vocabulary
import ai.pmoves.dsl.compiler.Vocabulary.Entry
import ai.pmoves.dsl.language.RoutingPolicy
import groovy.transform.NamedParam
import java.nio.file.Files
import java.nio.file.Path
import spock.lang.Specification
import spock.lang.TempDir

/** What the reference page says can be written: every word, with every number of words, with each option and with all. */
class DocumentedFormsSpec extends Specification {
    static final Map<String, String> SAMPLES = [
            'String': "'x'", 'String[]': "'x'", 'Object': "'x'", 'Object[]': "'x'", 'int': '3', 'long': '3', 'double': '2.0d',
            'Integer': '3', 'Long': '3', 'boolean': 'true', 'Boolean': 'true', 'Duration': '2.minutes', 'List': "['a']",
            'Map': "[a: 'b']", 'Path': "params.directory('d')", 'Closure': '{ }', 'Effect': 'pure', 'On': 'anything',
            'Confirmation': "severe('q', 'w')", 'Input[]': "file('f')", 'Stack': 'stack', 'StackService': 'service',
            'StackNetwork': 'stack.networks.first()', 'StackVolume': 'stack.volumes.first()',
            'StackImage': 'stack.images.first()', 'StackSecret': 'stack.generatedSecrets.first()', 'Number': '3', 'Period': 'day',
            'RoutingPolicy': 'policy', 'Gpu': 'gpu', 'Reachable': "reachable('h:1')"]

    static final String PROMPT = "def service = stack.service('x'); %s"

    /** How one comes to the words of a class: what stands before the word, and around it. */
    static final Map<String, List<String>> PLACES = [
            RunbookScript: ['', '%s'],
            RunbookWords: ['', "runbook('r') { %s }"],
            ParamsWords: ['', "runbook('r') { params { %s } }"],
            GroupWords: ['', "runbook('r') { params { directory 'd' }; group('g') { %s } }"],
            StepWords: ['', "runbook('r') { params { directory 'd' }; step('s') { %s } }"],
            RetryWords: ['', "runbook('r') { step('s') { retry { %s } } }"],
            ActionWords: ['', null], DockerWords: ['docker.', null], Starting: ['docker.start(service).', null],
            EngineWords: ['engine.', null], PreflightWords: ['preflight(stack).', null], HttpWords: ['http.', null],
            HttpRequestWords: ["http.get('u').", null], FileWords: ['files.', null],
            FinishedCommand: ["exec('x').", null], AuditWords: ['audit(stack).', null], InventoryWords: ['inventory(stack).', null], Parameters: ['params.', null],
            PlatformWords: ['platform.', null], Stack: ['stack.', null], Tier: ['stack.tiers.first().', null],
            StackService: ['service.', null], StackNetwork: ['stack.networks.first().', null],
            StackVolume: ['stack.volumes.first().', null], StackImage: ['stack.images.first().', null],
            StackSecret: ['stack.generatedSecrets.first().', null],
            RoutingWords: ['', "runbook('r') { routing { %s } }"],
            RoutingTierWords: ['', "runbook('r') { routing { tier('t') { %s } } }"],
            RoutingProviderWords: ['', "runbook('r') { routing { tier('t') { groq('g', key: 'K') { %s } } } }"],
            RouteWords: ['', "runbook('r') { routing { chat('c') { %s } } }"],
            RoutingPolicy: ['routing { }.', "runbook('r') { def policy = %s }"],
            RoutingPatch: ["routing { }.composePatch('f', 't').", "runbook('r') { def seen = %s }"],
            RoutingReport: ["smoke(gateway: 'g', chat: 'c').", null],
            SessionWords: ['', PROMPT], WorkspaceWords: ['workspace.', PROMPT], PortsWords: ['ports.', PROMPT]]

    /** What a word that does nothing alone ends with. */
    static final Map<String, String> ENDS = [preflight: '.demandReady()', keys: '.isReady()', tiers: '.isReady()', start: '.untilReady()', restart: '.untilReady()', get: '.status()']

    /** Parameters have to be declared: under the word that reads them, where both are the same. */
    static final Map<String, String> DECLARED = [given: 'text', list: 'text']

    static final String ACTING = '''runbook('r') {
        def stack = compose('c'); def policy = routing { }; def service = stack.service('x')
        step('s') { action {
            %s
        } } }'''

    @TempDir
    Path folder

    def '#type.simpleName: every form of every word compiles to a class'() {
        given:
        def (String before, String around) = PLACES[type.simpleName]

        when:
        // nobody has a policy at the prompt: it is declared in a runbook
        def mistakes = Vocabulary.words(type).findAll { around != PROMPT || !(RoutingPolicy in it.method().parameterTypes) }.collectMany { word ->
            forms(word).collectMany { form -> told(declared(type, word, (around ?: ACTING).formatted(before + form)), around == PROMPT) }
        }

        then:
        mistakes == []

        where:
        type << Vocabulary.CLASSES
    }

    def 'the example of #type.simpleName compiles'() {
        expect:
        told(ACTING.formatted(Vocabulary.example(type))) == []

        where:
        type << Vocabulary.CLASSES.findAll { Vocabulary.example(it) }
    }

    def 'a command by words and options: #words'() {
        expect:
        told(ACTING.formatted(words)) == []

        where:
        words << [
                "run 'env', 'true', env: [X: 'x']",
                "run 'env', 'a', 'b', env: [X: 3], secretEnv: [T: secret('T')], dir: 'x'",
                "exec 'ls', '-l', dir: params.directory('d')",
                "exec dir: 'x', 'ls', '-l'",
                "log run('ls', \"\${env('HOME')}\", dir: 'x').output()",
                "['a', 'b'].each { String n -> run 'env', n, env: [X: n] }",
                "def all = ['ls', '-l']; run(*all, dir: 'x')",
                "run(['ls', '-l'] as String[], dir: 'x')",
                "Map<String, String> seen = [A: 'b']; run 'ls', '-l', env: seen",
                "sh 'echo \"\$1\"', 3, 'x', env: [A: 'b'], dir: 'x'"]
    }

    private static String declared(Class<?> type, Entry word, String text) {
        type == ai.pmoves.dsl.language.Parameters
                ? text.replaceFirst(/\{/, "{ params { ${DECLARED.getOrDefault(word.name(), word.name())} 'x'${word.name() == 'choice' ? ", of: ['a']" : ''} };")
                : text
    }

    private static List<String> forms(Entry word) {
        if (word.property()) {
            return [word.name()]
        }
        def parameters = word.method().parameters.toList()
        def options = parameters.collectMany { it.getAnnotationsByType(NamedParam).toList() }
        def plain = parameters.findAll { !it.getAnnotationsByType(NamedParam) }.collect {
            Objects.requireNonNull(SAMPLES[it.type.simpleName], "a sample for $it.type in $word")
        }
        def several = plain && parameters.last().type.array ? [plain, plain + plain.last(), plain + [plain.last()] * 2] : [plain]
        def required = options.findAll { it.required() }
        def chosen = options ? [options, required] + options.collect { (required + it).unique() } : [[]]
        [several, chosen.findAll { it || !options }.unique()].combinations { List<String> given, List<NamedParam> named ->
            word.name() + '(' + (given.findAll { it != '{ }' } + named.collect { option(it) }).join(', ') + ')' +
                    (given.contains('{ }') ? ' { }' : '') + (word.word().then() ? ENDS[word.name()] : '')
        }
    }

    private static String option(NamedParam option) {
        option.value() + ': ' + (option.value() == 'secretEnv' ? "[T: secret('T')]" : SAMPLES[option.type().simpleName])
    }

    private List<String> told(String text, boolean prompt = false) {
        def file = folder.resolve('book.groovy')
        Files.writeString(file, text.contains("params.directory('d')") && !text.contains('params {')
                ? text.replaceFirst(/runbook\('r'\) \{/, "runbook('r') { params { directory 'd' };") : text)
        try {
            if (prompt) {
                new LineCompiler(new SessionScope()).compile(new RunbookSource(file, text))
            } else {
                new RunbookCompiler().compile(RunbookSource.read(file))
            }
            []
        } catch (ai.pmoves.kernel.PmovesException e) {
            e.problems().collect { "$it in $text" as String }
        }
    }
}
