package ai.pmoves.dsl;

import ai.pmoves.docker.Docker;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.Map;

/** Plans {@code book.groovy} of a folder and prints the paths of its steps: started as a process of its own. */
public final class WarmLoad {
    private WarmLoad() {}

    public static void main(String[] arguments) {
        Path folder = Path.of(arguments[0]);
        Docker nobody = (Docker) Proxy.newProxyInstance(
                Docker.class.getClassLoader(), new Class<?>[] {Docker.class}, (proxy, method, values) -> {
                    if (method.getName().equals("meet")) {
                        return null; // being told of a stack is not being touched
                    }
                    throw new IllegalStateException("planning does not touch an engine");
                });
        Map<String, String> environment =
                Map.of("PMOVES_STATE_DIR", folder.resolve("state").toString());
        new GroovyRunbooks()
                .plan(new Runbooks.Request(
                        folder.resolve("book.groovy"), Map.of(), environment, "linux", nobody, folder))
                .steps()
                .forEach(step -> System.out.println(step.path()));
    }
}
