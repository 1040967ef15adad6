package ai.pmoves.dsl.compiler;

import java.util.Map;
import java.util.Set;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.MethodNode;
import org.codehaus.groovy.transform.stc.ExtensionMethodNode;

/** What of Java and Groovy people use to change something: against mistakes, not against malice. */
final class ActingMethods {
    private static final Map<String, Set<String>> METHODS = Map.of(
            "java.nio.file.Files",
            Set.of(
                    "write",
                    "writeString",
                    "delete",
                    "deleteIfExists",
                    "move",
                    "copy",
                    "createFile",
                    "createDirectory",
                    "createDirectories",
                    "setPosixFilePermissions",
                    "newOutputStream",
                    "newBufferedWriter"),
            "java.io.File",
            Set.of("delete", "deleteOnExit", "mkdir", "mkdirs", "renameTo", "createNewFile"),
            "java.lang.Runtime",
            Set.of("exec", "exit", "halt"),
            "java.lang.System",
            Set.of("exit"),
            "java.lang.ProcessBuilder",
            Set.of("start"),
            "org.codehaus.groovy.runtime.ProcessGroovyMethods",
            Set.of("execute"));

    private static final Set<String> OF_FILES =
            Set.of("write", "append", "setText", "setBytes", "deleteDir", "withWriter", "leftShift", "renameTo");

    private ActingMethods() {}

    static boolean contains(MethodNode target) {
        ClassNode owner = target instanceof ExtensionMethodNode extension
                ? extension.getExtensionMethodNode().getDeclaringClass()
                : target.getDeclaringClass();
        return METHODS.getOrDefault(owner.getName(), Set.of()).contains(target.getName())
                || (owner.getNameWithoutPackage().matches("(Resource|Nio)GroovyMethods|NioExtensions")
                        && OF_FILES.contains(target.getName()));
    }
}
