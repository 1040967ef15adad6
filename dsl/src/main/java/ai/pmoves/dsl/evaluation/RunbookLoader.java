package ai.pmoves.dsl.evaluation;

import ai.pmoves.dsl.Admission;
import ai.pmoves.dsl.compiler.CompiledRunbook;
import ai.pmoves.dsl.compiler.CompiledRunbooks;
import ai.pmoves.dsl.compiler.RunbookSource;
import ai.pmoves.dsl.language.RunbookScript;
import java.nio.file.Path;

/** Turns files into scripts, through the cache of compiled runbooks. */
final class RunbookLoader {
    private final CompiledRunbooks compiled;
    private final Admission admission;

    RunbookLoader(CompiledRunbooks compiled, Admission admission) {
        this.compiled = compiled;
        this.admission = admission;
    }

    CompiledRunbook load(Path file) {
        return load(RunbookSource.read(file));
    }

    /** Who asks about a file shall not have to know of its mistakes: it is compiled first, which runs nothing. */
    CompiledRunbook load(RunbookSource source) {
        CompiledRunbook loaded = compiled.get(source);
        admission.demand(source.file(), source.text());
        return loaded;
    }

    RunbookScript instantiate(CompiledRunbook runbook) {
        return instantiate(runbook, RunbookScript.class);
    }

    static <T> T instantiate(CompiledRunbook runbook, Class<T> base) {
        try {
            return new ScriptClasses(runbook)
                    .loadClass(runbook.mainClass())
                    .asSubclass(base)
                    .getDeclaredConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a compiled runbook is a script with a constructor", e);
        }
    }

    private static final class ScriptClasses extends ClassLoader {
        private final CompiledRunbook runbook;

        ScriptClasses(CompiledRunbook runbook) {
            super(RunbookScript.class.getClassLoader());
            this.runbook = runbook;
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            byte[] bytes = runbook.classes().get(name);
            if (bytes == null) {
                throw new ClassNotFoundException(name);
            }
            return defineClass(name, bytes, 0, bytes.length);
        }
    }
}
