package ai.pmoves.repl.cli;

import ai.pmoves.dsl.Admission;
import ai.pmoves.dsl.testkit.RunbookKit;
import ai.pmoves.dsl.testkit.SpecCompiler;
import ai.pmoves.kernel.ExitCode;
import ai.pmoves.kernel.Location;
import ai.pmoves.kernel.PmovesException;
import ai.pmoves.kernel.Problem;
import ai.pmoves.repl.screen.Text;
import ai.pmoves.repl.screen.Times;
import ai.pmoves.repl.specs.Example;
import ai.pmoves.repl.specs.SpecLibraries;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@CommandLine.Command(
        name = "test",
        description = "Run specifications of runbooks on a simulated engine. Needs nothing but pmoves.",
        footer = {
            "",
            "  pmoves test                       every *Spec.groovy below runbooks/",
            "  pmoves test HelloSpec             one of them",
            "  pmoves test --junit report.xml    also as JUnit's XML",
            ""
        })
final class TestCommand extends Command {
    @Parameters(paramLabel = "WHAT", arity = "0..*", description = "names of specifications, files and folders")
    List<String> words = List.of();

    @Option(names = "--junit", paramLabel = "FILE", description = "write the results as JUnit's XML")
    @Nullable
    Path junit;

    TestCommand(Invocation invocation) {
        super(invocation);
    }

    @Override
    ExitCode run() {
        List<Path> files = new SpecFiles(invocation.directory()).of(words);
        Admission admission = invocation.house().admission();
        Map<Path, String> texts = new LinkedHashMap<>();
        for (Path file : files) {
            texts.put(file, new TrustQuestion(this).beforehand(file, false, () -> admitted(file, admission)));
        }
        RunbookKit.within(project(), admission);
        List<Example> examples = new ArrayList<>();
        long begun = System.nanoTime();
        try (SpecLibraries libraries = SpecLibraries.open()) {
            Map<Path, Class<?>> classes = SpecCompiler.compile(texts, libraries);
            Map<String, Path> byName = new LinkedHashMap<>();
            classes.forEach((file, type) -> byName.put(type.getName(), file));
            libraries.runner().run(List.copyOf(classes.values()), example -> {
                examples.add(example);
                tell(example, byName);
            });
        } catch (IOException e) {
            throw new PmovesException(
                    ExitCode.PRECONDITION,
                    Problem.error("test.libraries", "cannot close a library: " + e.getMessage()));
        } finally {
            RunbookKit.within(Path.of(""), Admission.ANY);
        }
        return verdict(examples, Duration.ofNanos(System.nanoTime() - begun));
    }

    /** Specifications name runbooks as they are named in the folder above {@code runbooks/}: here. */
    private Path project() {
        return invocation.directory();
    }

    private static String admitted(Path file, Admission admission) {
        try {
            String text = Files.readString(file);
            admission.demand(file, text);
            return text;
        } catch (IOException e) {
            throw new PmovesException(
                    ExitCode.USAGE,
                    Problem.error("test.no-specs", "this cannot be read as UTF-8 text")
                            .at(new Location(file, 0, 0)));
        }
    }

    private void tell(Example example, Map<String, Path> byName) {
        String name = Text.oneLine(example.specification() + "  " + example.name());
        if (example.failure() != null) {
            out().line(out().ink().bad("x") + "   " + name);
            out().lines(new SpecFailure(example.failure(), byName, problems(out())).lines());
        } else if (example.skipped() != null) {
            out().line(out().ink().warn("-") + "   " + name + "  skipped: " + Text.oneLine(example.skipped()));
        } else {
            out().line(out().ink().good("ok") + "  " + name + "  " + out().ink().faint(Times.took(example.took())));
        }
    }

    private ExitCode verdict(List<Example> examples, Duration took) {
        if (junit != null) {
            write(junit, examples);
        }
        if (examples.isEmpty()) {
            throw new PmovesException(
                    ExitCode.USAGE,
                    Problem.error("test.no-specs", "there is no example in what was named")
                            .fix(
                                    "class HelloSpec extends spock.lang.Specification { def 'it is so'() { expect: true } }"));
        }
        long failed = examples.stream().filter(one -> one.failure() != null).count();
        long skipped = examples.stream().filter(one -> one.skipped() != null).count();
        long passed = examples.size() - failed - skipped;
        err().line(passed + " passed" + (failed == 0 ? "" : ", " + failed + " failed")
                + (skipped == 0 ? "" : ", " + skipped + " skipped") + "  " + Times.took(took));
        return failed == 0 ? ExitCode.OK : ExitCode.FAILED;
    }

    private void write(Path file, List<Example> examples) {
        try {
            Files.writeString(invocation.directory().resolve(file), JunitReport.of(examples));
        } catch (IOException e) {
            throw new PmovesException(
                    ExitCode.PRECONDITION,
                    Problem.error("test.report", "the report cannot be written").at(new Location(file, 0, 0)));
        }
    }
}
