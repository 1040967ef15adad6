package ai.pmoves.kernel;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final JavaClasses KERNEL = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("ai.pmoves.kernel");

    @Test
    void knowsNothingOfItsUsers() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "ai.pmoves.kernel..",
                        "java..",
                        "javax.crypto..",
                        "org.jspecify..",
                        "org.sqlite..",
                        "com.fasterxml.jackson.core..")
                .check(KERNEL);
    }

    @Test
    void decidesWithoutTouchingTheWorld() {
        noClasses()
                .that()
                .resideInAnyPackage("..internal.decide..", "..internal.plan..", "..internal.key..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "java.io..",
                        "java.nio.file..",
                        "java.sql..",
                        "..internal.journal..",
                        "..internal.run..",
                        "..internal.child..")
                .check(KERNEL);
    }
}
