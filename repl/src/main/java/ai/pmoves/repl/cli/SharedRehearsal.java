package ai.pmoves.repl.cli;

import ai.pmoves.docker.Docker;
import ai.pmoves.dsl.Admission;
import ai.pmoves.dsl.Runbooks;
import ai.pmoves.kernel.Runs;
import ai.pmoves.kernel.StateDirectory;
import ai.pmoves.repl.trust.Trust;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The house of what is called from a console that rehearses: there is one simulated engine at a time, and the console has it. What
 * it calls uses the same one, and leaves it running.
 */
record SharedRehearsal(House house, Docker rehearsal) implements House {

    @Override
    public Docker rehearsal(List<String> faults) {
        return faults.isEmpty() ? lent(rehearsal) : house.rehearsal(faults);
    }

    private static Docker lent(Docker docker) {
        return (Docker) Proxy.newProxyInstance(
                Docker.class.getClassLoader(),
                new Class<?>[] {Docker.class},
                (proxy, method, args) -> method.getName().equals("close") ? null : called(docker, method, args));
    }

    private static @Nullable Object called(Docker docker, Method method, Object @Nullable [] args) throws Throwable {
        try {
            return method.invoke(docker, args);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    @Override
    public Docker engine(@Nullable String host) {
        return house.engine(host);
    }

    @Override
    public StateDirectory state() {
        return house.state();
    }

    @Override
    public Runs openRuns() {
        return house.openRuns();
    }

    @Override
    public Admission admission() {
        return house.admission();
    }

    @Override
    public Runbooks runbooks(Admission admission) {
        return house.runbooks(admission);
    }

    @Override
    public Trust trust() {
        return house.trust();
    }
}
