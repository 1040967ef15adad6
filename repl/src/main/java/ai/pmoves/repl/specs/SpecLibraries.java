package ai.pmoves.repl.specs;

import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Spock and what runs it: a folder beside the product's libraries, which no other command opens. */
public final class SpecLibraries extends URLClassLoader {
    private static final String LINKED = "ai.pmoves.repl.specs.run.";

    private SpecLibraries(List<URL> jars, ClassLoader parent) {
        super("specifications", jars.toArray(URL[]::new), parent);
    }

    /** What is on the class path already is not loaded twice. */
    public static SpecLibraries open() {
        return new SpecLibraries(jars(), SpecLibraries.class.getClassLoader());
    }

    public Runner runner() {
        try {
            return loadClass(LINKED + "PlatformRunner")
                    .asSubclass(Runner.class)
                    .getDeclaredConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the runner of specifications is one of our classes", e);
        }
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!name.startsWith(LINKED)) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            return loaded == null ? defined(name) : loaded;
        }
    }

    private Class<?> defined(String name) throws ClassNotFoundException {
        try (InputStream in = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
            if (in == null) {
                throw new ClassNotFoundException(name);
            }
            byte[] bytes = in.readAllBytes();
            return defineClass(name, bytes, 0, bytes.length);
        } catch (IOException e) {
            throw new ClassNotFoundException(name, e);
        }
    }

    /** {@code specs/*.jar} beside the {@code lib/} that this class was loaded from. */
    private static List<URL> jars() {
        try {
            Path here = Path.of(SpecLibraries.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            Path folder = here.resolve("../../specs").normalize();
            if (!Files.isRegularFile(here) || !Files.isDirectory(folder)) {
                return List.of();
            }
            try (Stream<Path> files = Files.list(folder)) {
                return files.filter(file -> file.toString().endsWith(".jar"))
                        .sorted()
                        .map(SpecLibraries::url)
                        .toList();
            }
        } catch (URISyntaxException | IOException e) {
            return List.of();
        }
    }

    private static URL url(Path jar) {
        try {
            return jar.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalStateException("a path has an address", e);
        }
    }
}
