package ai.pmoves.docker.rehearsal;

import ai.pmoves.compose.Project;
import ai.pmoves.compose.Service;
import ai.pmoves.docker.Docker;
import ai.pmoves.docker.Engines;
import ai.pmoves.kernel.StepContext;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The driver that talks to real engines, in front of a simulated one: the engine is told of every project before anything acts,
 * and has what a build would have made, because a rehearsal starts no child and so no build. Closing it ends the engine.
 */
public final class RehearsedDocker {
    private final RehearsalEngine engine;
    private final Docker driver;
    private final Consumer<List<Project>> meeting;

    private RehearsedDocker(RehearsalEngine engine, Docker driver, Consumer<List<Project>> meeting) {
        this.engine = engine;
        this.driver = driver;
        this.meeting = meeting;
    }

    /**
     * @param environment of the process, for what the driver reads from it
     * @param meeting is given all projects of a plan before anything acts; may throw
     */
    public static Docker connect(
            RehearsalEngine engine, Map<String, String> environment, Consumer<List<Project>> meeting) {
        RehearsedDocker rehearsed =
                new RehearsedDocker(engine, Engines.rehearsed(environment, engine.endpoint()), meeting);
        return (Docker) Proxy.newProxyInstance(
                Docker.class.getClassLoader(),
                new Class<?>[] {Docker.class},
                (proxy, method, arguments) -> rehearsed.call(method, arguments == null ? new Object[0] : arguments));
    }

    private @Nullable Object call(Method method, Object[] arguments) throws Throwable {
        switch (method.getName()) {
            case "meet" -> {
                meet(((List<?>) arguments[0]).stream().map(Project.class::cast).toList());
                return null;
            }
            case "isRehearsal" -> {
                return true;
            }
            case "close" -> {
                try (engine) {
                    driver.close();
                }
                return null;
            }
            case "ensureImage" -> {
                if (arguments[1] instanceof Service service && service.build() != null) {
                    return build(service, arguments);
                }
            }
            case "startUntilReady", "restartUntilReady" -> {
                if (arguments[1] instanceof Service service
                        && service.build() != null
                        && !driver.hasImage(service.image())) {
                    build(service, arguments);
                }
            }
            default -> {}
        }
        try {
            return method.invoke(driver, arguments);
        } catch (InvocationTargetException e) {
            throw e.getTargetException();
        }
    }

    private void meet(List<Project> projects) {
        meeting.accept(projects);
        projects.forEach(project -> {
            engine.learn(project);
            engine.makeRoomForFaults(project);
        });
    }

    /** The step is the last of the arguments. */
    private String build(Service service, Object[] arguments) {
        ((StepContext) arguments[arguments.length - 1]).log("rehearsed: build " + service.image());
        return engine.addImage(service.image());
    }
}
