package ai.pmoves.dsl

import java.nio.file.Files
import java.nio.file.Path
import spock.lang.Specification
import spock.lang.TempDir

/** Looking at a runbook executes nothing of it, whatever it holds: each of these would leave a file behind. */
class HostileRunbooksSpec extends Specification {
    static final List<String> ATTACKS = [
            '@groovy.transform.ASTTest(value = { TOUCH }) def x = 1',
            '@groovy.transform.ASTTest(phase = org.codehaus.groovy.control.CompilePhase.CONVERSION, value = { TOUCH }) class A {}',
            '@groovy.transform.ASTTest(value = { TOUCH }) def f() {}',
            "@Grab('org.example:nothing:1') import java.util.List",
            "@Grapes([@Grab('org.example:nothing:1')]) class A {}",
            "@GrabResolver(name = 'x', root = 'http://127.0.0.1:1/') @Grab('a:b:1') def x",
            "@GrabConfig(systemClassLoader = true) @Grab('a:b:1') def x",
            '@groovy.transform.AnnotationCollector([groovy.transform.ASTTest]) @interface Mine {}',
            '@groovy.transform.AnnotationCollector(processor = "Evil") @interface Mine {}\n@Mine class A {}',
            'class A { static { TOUCH } }',
            'class A { static x = { TOUCH }() }',
            'class A { static final int X = { TOUCH; 1 }() }\nint y = A.X',
            'enum E { ONE; static { TOUCH } }',
            'interface I { int X = { TOUCH; 1 }() }',
            'trait T { static { TOUCH } }',
            'record R(int x) { static { TOUCH } }',
            'class A extends groovy.lang.Script { static { TOUCH }; def run() {} }',
            'TOUCH',
            'static def f() { TOUCH }\nf()',
            'def f = { TOUCH }\nf()',
            "runbook(({ TOUCH; 'x' })()) { }",
            "runbook('x') { about(({ TOUCH; 'y' })()) }",
            "runbook('x') { params { text 'a', byDefault: ({ TOUCH; 'y' })() } }",
            "runbook('x') { params { choice 'a', of: [({ TOUCH; 'y' })()] } }",
            "runbook(\"\${TOUCH}\") { }",
            "runbook('x') { TOUCH }",
            "runbook('x') { step('y') { action { TOUCH } } }",
            "runbook('x') { step('y') { check { TOUCH; true }; action { } } }",
            "import static java.lang.Runtime.getRuntime\ngetRuntime().exec('touch PATH')",
            "'touch PATH'.execute()",
            "new ProcessBuilder('touch', 'PATH').start()",
            "@groovy.transform.CompileStatic(extensions = 'PATH') def f() {}",
            "@groovy.transform.TypeChecked(extensions = ['Evil']) class A {}",
            "@groovy.transform.Canonical class A { static { TOUCH } }",
            "@groovy.lang.Newify(auto = false) def x = 1",
            "@groovy.transform.ThreadInterrupt import java.util.Map\nTOUCH",
            "@groovy.transform.ConditionalInterrupt({ TOUCH }) def x = 1",
            "@groovy.transform.BaseScript(Evil) Evil base",
            "package x\nclass A { A() { TOUCH } }\nnew A()",
            "@groovy.transform.SelfType(Evil) trait T {}",
    ]

    @TempDir
    Path folder

    def 'a runbook is looked at, not run: #attack'() {
        given:
        def trace = folder.resolve('trace')
        def text = attack.replace('TOUCH', "new File('$trace').createNewFile()").replace('PATH', trace.toString())
        def file = folder.resolve('hostile.groovy')
        Files.writeString(file, text)
        def before = ProcessHandle.current().children().count()

        when:
        def runbooks = new GroovyRunbooks()
        runbooks.lint(file)
        try {
            runbooks.outline(file)
        } catch (ai.pmoves.kernel.PmovesException refused) {
            assert !refused.problems().empty
        }
        try {
            runbooks.reach(file)
        } catch (ai.pmoves.kernel.PmovesException refused) {
            assert !refused.problems().empty
        }

        then:
        Files.list(folder).map { it.fileName.toString() }.toList() == ['hostile.groovy']
        ProcessHandle.current().children().count() == before

        where:
        attack << ATTACKS
    }
}
