package ai.pmoves.dsl.compiler;

import groovy.lang.GroovyClassLoader;
import java.util.Set;
import org.codehaus.groovy.ast.ClassHelper;
import org.codehaus.groovy.control.ClassNodeResolver;
import org.codehaus.groovy.control.CompilationFailedException;
import org.codehaus.groovy.control.CompilationUnit;
import org.codehaus.groovy.control.CompilerConfiguration;
import org.codehaus.groovy.control.ErrorCollector;

/**
 * Can be told to go on where the compiler would end after a phase with mistakes, so that those of the later phases are found in
 * one go.
 */
final class PatientUnit extends CompilationUnit {
    private final Patience patience;

    /** @param absent types that there are not, taken for {@code Object} */
    PatientUnit(
            CompilerConfiguration configuration,
            GroovyClassLoader loader,
            GroovyClassLoader transformations,
            Set<String> absent) {
        super(configuration, null, loader, transformations);
        patience = new Patience(configuration);
        errorCollector = patience;
        if (!absent.isEmpty()) {
            setClassNodeResolver(new ClassNodeResolver() {
                @Override
                public LookupResult resolveName(String name, CompilationUnit unit) {
                    return absent.contains(name)
                            ? new LookupResult(null, ClassHelper.OBJECT_TYPE)
                            : super.resolveName(name, unit);
                }
            });
        }
    }

    void patient(boolean patient) {
        patience.patient = patient;
    }

    void demandNoErrors() {
        patience.failIfErrors();
    }

    private static final class Patience extends ErrorCollector {
        private static final long serialVersionUID = 1L;

        private boolean patient;

        Patience(CompilerConfiguration configuration) {
            super(configuration);
        }

        @Override
        protected void failIfErrors() throws CompilationFailedException {
            if (!patient) {
                super.failIfErrors();
            }
        }
    }
}
