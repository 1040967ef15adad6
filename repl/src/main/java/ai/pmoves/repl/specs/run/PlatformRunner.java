package ai.pmoves.repl.specs.run;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import ai.pmoves.repl.specs.Example;
import ai.pmoves.repl.specs.Runner;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestExecutionResult.Status;
import org.junit.platform.engine.TestSource;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.EngineFilter;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Runs them on the JUnit platform. */
public final class PlatformRunner implements Runner {
    @Override
    public void run(List<Class<?>> specifications, Consumer<Example> seen) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(PlatformRunner.class.getClassLoader());
        try {
            LauncherDiscoveryRequestBuilder request =
                    LauncherDiscoveryRequestBuilder.request().filters(EngineFilter.includeEngines("spock"));
            specifications.forEach(specification -> request.selectors(selectClass(specification)));
            LauncherDiscoveryRequest whole = request.build();
            LauncherFactory.create().execute(whole, new Telling(seen));
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static final class Telling implements TestExecutionListener {
        private final Consumer<Example> seen;
        private final Map<String, Long> begun = new HashMap<>();

        Telling(Consumer<Example> seen) {
            this.seen = seen;
        }

        @Override
        public void executionStarted(TestIdentifier test) {
            begun.put(test.getUniqueId(), System.nanoTime());
        }

        @Override
        public void executionSkipped(TestIdentifier test, String reason) {
            seen.accept(new Example(specification(test), test.getDisplayName(), Duration.ZERO, null, reason));
        }

        @Override
        public void executionFinished(TestIdentifier test, TestExecutionResult result) {
            Long start = begun.remove(test.getUniqueId());
            Duration took = Duration.ofNanos(start == null ? 0 : System.nanoTime() - start);
            Throwable failure = result.getThrowable().orElse(null);
            if (result.getStatus() == Status.ABORTED) {
                String why = failure == null ? "aborted" : String.valueOf(failure.getMessage());
                seen.accept(new Example(specification(test), test.getDisplayName(), took, null, why));
            } else if (failure != null || (test.isTest() && !test.isContainer())) {
                seen.accept(new Example(specification(test), test.getDisplayName(), took, failure, null));
            }
        }

        private static String specification(TestIdentifier test) {
            TestSource source = test.getSource().orElse(null);
            return source instanceof MethodSource method
                    ? method.getClassName()
                    : source instanceof ClassSource type ? type.getClassName() : "";
        }
    }
}
