package ai.pmoves.dsl.compiler;

import groovy.lang.GroovyClassLoader;
import java.io.IOException;
import java.net.URL;
import java.util.Collections;
import java.util.Enumeration;

/** Hides the global transformations that jars on the class path announce, so that a runbook compiles alike everywhere. */
final class NoTransformations extends GroovyClassLoader {
    private static final String ANNOUNCED = "META-INF/services/org.codehaus.groovy.transform.ASTTransformation";

    NoTransformations(ClassLoader parent) {
        super(parent);
    }

    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
        return name.equals(ANNOUNCED) ? Collections.emptyEnumeration() : super.getResources(name);
    }
}
