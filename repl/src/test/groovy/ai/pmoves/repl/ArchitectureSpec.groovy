package ai.pmoves.repl

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses
import static com.tngtech.archunit.library.Architectures.layeredArchitecture
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices

import ai.pmoves.dsl.language.Word
import ai.pmoves.kernel.StepContext
import com.tngtech.archunit.core.domain.JavaClasses
import com.tngtech.archunit.core.importer.ClassFileImporter
import com.tngtech.archunit.core.importer.ImportOption
import spock.lang.Shared
import spock.lang.Specification

/** The arrows of the house that Maven cannot hold: repl -> dsl -> domain -> kernel, and who may know which library. */
class ArchitectureSpec extends Specification {
    @Shared
    JavaClasses house = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .withImportOption({ !it.contains('-tests.jar') } as ImportOption)
            .importPackages('ai.pmoves')

    def "there is something to look at"() {
        expect:
        ['kernel', 'workspace', 'compose', 'audit', 'routing', 'gateway', 'docker', 'platforms', 'dsl', 'repl'].every { room ->
            house.any { it.packageName.startsWith("ai.pmoves.$room") }
        }
    }

    def "arrows go one way"() {
        expect:
        layeredArchitecture().consideringOnlyDependenciesInAnyPackage('ai.pmoves..')
                .layer('repl').definedBy('ai.pmoves.repl..')
                .layer('dsl').definedBy('ai.pmoves.dsl..')
                .layer('audit').definedBy('ai.pmoves.audit..')
                .layer('routing').definedBy('ai.pmoves.routing..')
                .layer('gateway').definedBy('ai.pmoves.gateway..')
                .layer('docker').definedBy('ai.pmoves.docker..')
                .layer('platforms').definedBy('ai.pmoves.platforms..')
                .layer('compose').definedBy('ai.pmoves.compose..')
                .layer('workspace').definedBy('ai.pmoves.workspace..')
                .layer('kernel').definedBy('ai.pmoves.kernel..')
                .whereLayer('repl').mayNotBeAccessedByAnyLayer()
                .whereLayer('dsl').mayOnlyBeAccessedByLayers('repl')
                .whereLayer('audit').mayOnlyBeAccessedByLayers('dsl', 'repl')
                .whereLayer('routing').mayOnlyBeAccessedByLayers('gateway', 'dsl', 'repl')
                .whereLayer('gateway').mayOnlyBeAccessedByLayers('dsl', 'repl')
                .whereLayer('docker').mayOnlyBeAccessedByLayers('dsl', 'repl')
                .whereLayer('platforms').mayOnlyBeAccessedByLayers('dsl', 'repl')
                .whereLayer('compose').mayOnlyBeAccessedByLayers('audit', 'docker', 'platforms', 'dsl', 'repl')
                .whereLayer('workspace').mayOnlyBeAccessedByLayers(
                        'audit', 'compose', 'docker', 'platforms', 'routing', 'dsl', 'repl')
                .whereLayer('kernel').mayNotAccessAnyLayer()
                .check(house)
    }

    def "#library is known in #room only"() {
        expect:
        noClasses().that().resideOutsideOfPackage("ai.pmoves.$room..")
                .should().dependOnClassesThat().resideInAnyPackage(library)
                .check(house)

        where:
        library                      | room
        'com.github.dockerjava..'    | 'docker'
        'org.codehaus.groovy..'      | 'dsl'
        'groovy..'                   | 'dsl'
        'org.tomlj..'                | 'workspace'
        'org.sqlite..'               | 'kernel'
        'org.eclipse.jetty..'        | 'gateway'
        'io.github.resilience4j..'   | 'gateway'
        'io.prometheus..'            | 'gateway'
        'picocli..'                  | 'repl'
        'org.jline..'                | 'repl'
    }

    def "nobody enters another room by its inner door: #room"() {
        expect:
        noClasses().that().resideOutsideOfPackage("$room..")
                .should().dependOnClassesThat().resideInAPackage("${room}.internal..")
                .check(house)

        where:
        room << house*.packageName
                .findAll { it =~ /\.internal\b/ }*.replaceFirst(/\.internal\b.*/, '').toUnique()
    }

    def "the driver does not know the simulation that it is tried with"() {
        expect:
        noClasses().that().resideInAnyPackage('ai.pmoves.docker', 'ai.pmoves.docker.internal..')
                .should().dependOnClassesThat().resideInAPackage('ai.pmoves.docker.rehearsal..')
                .check(house)
    }

    def "rooms do not depend on each other in a circle"() {
        expect:
        slices().matching('ai.pmoves.(*)..').should().beFreeOfCycles().check(house)
    }

    def "every word that acts asks whether it may: #word.fullName"() {
        expect:
        word.callsFromSelf.any { it.target.name == 'acting' && it.target.owner.isAssignableTo(StepContext) }

        where:
        word << house.collectMany { it.methods }.findAll {
            it.tryGetAnnotationOfType(Word).map { said -> said.acts() }.orElse(false)
        }
    }

    def "what is drawn knows no command"() {
        expect:
        noClasses().that().resideInAnyPackage('ai.pmoves.repl.screen..', 'ai.pmoves.repl.progress..')
                .should().dependOnClassesThat().resideInAPackage('ai.pmoves.repl.cli..').check(house)
    }
}
