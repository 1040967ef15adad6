// Start-up archives leave out classes of the format of Java 5, and each of them is then read and verified at every start: with
// picocli, 170 of them. Here the application's jars get the format of Java 8, with the stack frames that it asks for.
import groovyjarjarasm.asm.ClassReader
import groovyjarjarasm.asm.ClassVisitor
import groovyjarjarasm.asm.ClassWriter
import groovyjarjarasm.asm.Opcodes
import java.nio.file.Files
import java.nio.file.StandardCopyOption
import java.util.zip.ZipEntry
import java.util.zip.ZipFile
import java.util.zip.ZipOutputStream

int formatOf(byte[] classFile) {
    ((classFile[6] & 0xff) << 8) | (classFile[7] & 0xff)
}

boolean isOld(ZipFile jar, ZipEntry entry) {
    entry.name.endsWith('.class') && formatOf(jar.getInputStream(entry).readNBytes(8)) < Opcodes.V1_6
}

byte[] renewed(byte[] classFile, ClassLoader types) {
    def writer = new ClassWriter(ClassWriter.COMPUTE_FRAMES) {
        @Override
        protected ClassLoader getClassLoader() { types }
    }
    new ClassReader(classFile).accept(new ClassVisitor(Opcodes.ASM9, writer) {
        @Override
        void visit(int format, int access, String name, String signature, String parent, String[] interfaces) {
            super.visit(Opcodes.V1_8, access, name, signature, parent, interfaces)
        }
    }, ClassReader.SKIP_FRAMES)
    writer.toByteArray()
}

void renew(File file) {
    File made = new File(file.path + '.new')
    new ZipFile(file).withCloseable { jar ->
        if (!jar.entries().any { isOld(jar, it) }) { return }
        new URLClassLoader(file.toURI().toURL()).withCloseable { types ->
            new ZipOutputStream(made.newOutputStream()).withCloseable { out ->
                jar.entries().each { entry ->
                    byte[] bytes = jar.getInputStream(entry).bytes
                    out.putNextEntry(new ZipEntry(entry.name))
                    out.write(isOld(jar, entry) ? renewed(bytes, types) : bytes)
                    out.closeEntry()
                }
            }
        }
    }
    if (made.exists()) {
        Files.move(made.toPath(), file.toPath(), StandardCopyOption.REPLACE_EXISTING)
    }
}

new File(appDirectory, 'lib').listFiles({ it.name.endsWith('.jar') } as FileFilter).each { renew(it) }
