import ai.pmoves.docker.Docker;
import ai.pmoves.dsl.GroovyRunbooks;
import ai.pmoves.dsl.Runbooks;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.Map;

/** Plans one runbook and prints how many milliseconds that took in this process. */
public final class RunbookBench {
    public static void main(String[] arguments) {
        Path file = Path.of(arguments[0]);
        Docker nobody = (Docker) Proxy.newProxyInstance(
                Docker.class.getClassLoader(), new Class<?>[] {Docker.class}, (proxy, method, values) -> null);
        Map<String, String> environment = Map.of("PMOVES_STATE_DIR", arguments[1]);
        long begun = System.nanoTime();
        int steps = new GroovyRunbooks()
                .plan(new Runbooks.Request(file, Map.of(), environment, "linux", nobody, file.getParent()))
                .steps()
                .size();
        System.out.println((System.nanoTime() - begun) / 1_000_000 + " " + steps);
    }
}
