package ai.pmoves.dsl.testkit;

import ai.pmoves.compose.Project;
import ai.pmoves.compose.Service;
import ai.pmoves.docker.Docker;
import ai.pmoves.docker.rehearsal.RehearsalEngine;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

/** Tells the simulated engine of every project before the driver acts on it. */
final class LearningDocker {
    private LearningDocker() {}

    static Docker of(Docker docker, RehearsalEngine engine) {
        return (Docker) Proxy.newProxyInstance(
                Docker.class.getClassLoader(), new Class<?>[] {Docker.class}, (proxy, method, arguments) -> {
                    if (arguments != null && arguments.length > 0 && arguments[0] instanceof Project project) {
                        engine.learn(project);
                    }
                    if (method.getName().equals("ensureImage")
                            && arguments[1] instanceof Service service
                            && service.build() != null) {
                        return engine.addImage(service.image()); // a rehearsal starts no child, and so no build
                    }
                    try {
                        return method.invoke(docker, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause() == null ? e : e.getCause();
                    }
                });
    }
}
