package ai.pmoves.dsl

import ai.pmoves.dsl.compiler.TypeNames
import ai.pmoves.dsl.compiler.Vocabulary
import ai.pmoves.dsl.reference.IdeDescriptor
import ai.pmoves.dsl.reference.ReferencePage
import java.nio.file.Files
import java.nio.file.Path
import spock.lang.Specification

/**
 * The generated pages say what the words are today. To write them anew:
 * {@code mvn test -pl dsl -am -Dtest=ReferenceSpec -Dtest.jvm.options=-Daccept=1 -Dsurefire.failIfNoSpecifiedTests=false}
 */
class ReferenceSpec extends Specification {
    def '#file has not drifted'() {
        given:
        if (System.getProperty('accept')) {
            Files.writeString(Path.of(file), text)
        }

        expect:
        Files.readString(Path.of(file)) == text

        where:
        file           | text
        'REFERENCE.md' | ReferencePage.text()
        'pmoves.gdsl'  | IdeDescriptor.text()
    }

    def 'every word says what it does'() {
        expect:
        Vocabulary.CLASSES.every { type ->
            Vocabulary.words(type).every { it.word().value().endsWith('.') && it.word().value().length() > 5 }
        }
    }

    def 'the page speaks of things by their names, not of classes, and of their properties as they are written'() {
        given:
        def page = ReferencePage.text()

        expect:
        Vocabulary.CLASSES*.simpleName.findAll { page.contains("*($it)*") || page.contains("($it)`") } == []
        page.contains('| `critical` | False where the label')
        page.contains('| `isProvided(image)` |')
        !page.contains('isCritical')
    }

    def 'what a word gives has a name that the page explains'() {
        expect:
        Vocabulary.CLASSES.collectMany { Vocabulary.words(it) }*.method()*.returnType
                .findAll { TypeNames.of(it) == it.simpleName } == []
    }

    def 'every class with words is in the vocabulary'() {
        given:
        def folder = Path.of('src/main/java/ai/pmoves/dsl/language')

        expect:
        Files.list(folder).toList().findAll { Files.readString(it).contains('\n@Block(') }
                .collect { it.fileName.toString() - '.java' } as Set ==
                Vocabulary.CLASSES*.simpleName as Set
    }
}
