package ai.pmoves.dsl.evaluation;

import ai.pmoves.dsl.compiler.CompiledRunbook;
import ai.pmoves.dsl.compiler.CompiledRunbooks;
import ai.pmoves.dsl.compiler.RunbookSource;
import ai.pmoves.dsl.language.RunbookScript;
import java.nio.file.Path;

/** Turns files into scripts, through the cache of compiled runbooks. */
final class RunbookLoader {
    private final CompiledRunbooks compiled;

    RunbookLoader(CompiledRunbooks compiled) {
        this.compiled = compiled;
    }

    CompiledRunbook load(Path file) {
        return load(RunbookSource.read(file));
    }

    CompiledRunbook load(RunbookSource source) {
        return compiled.get(source);
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
