package ai.pmoves.dsl.compiler;

import ai.pmoves.dsl.language.ActionWords;
import ai.pmoves.dsl.language.AuditWords;
import ai.pmoves.dsl.language.Block;
import ai.pmoves.dsl.language.DockerWords;
import ai.pmoves.dsl.language.EngineWords;
import ai.pmoves.dsl.language.FileWords;
import ai.pmoves.dsl.language.Fingerprinted;
import ai.pmoves.dsl.language.FinishedCommand;
import ai.pmoves.dsl.language.GroupWords;
import ai.pmoves.dsl.language.HttpRequestWords;
import ai.pmoves.dsl.language.HttpWords;
import ai.pmoves.dsl.language.InventoryWords;
import ai.pmoves.dsl.language.Parameters;
import ai.pmoves.dsl.language.ParamsWords;
import ai.pmoves.dsl.language.PlatformWords;
import ai.pmoves.dsl.language.PortsWords;
import ai.pmoves.dsl.language.PreflightWords;
import ai.pmoves.dsl.language.RetryWords;
import ai.pmoves.dsl.language.RouteWords;
import ai.pmoves.dsl.language.RoutingPatch;
import ai.pmoves.dsl.language.RoutingPolicy;
import ai.pmoves.dsl.language.RoutingProviderWords;
import ai.pmoves.dsl.language.RoutingReport;
import ai.pmoves.dsl.language.RoutingTierWords;
import ai.pmoves.dsl.language.RoutingWords;
import ai.pmoves.dsl.language.RunbookScript;
import ai.pmoves.dsl.language.RunbookWords;
import ai.pmoves.dsl.language.SessionWords;
import ai.pmoves.dsl.language.Stack;
import ai.pmoves.dsl.language.StackImage;
import ai.pmoves.dsl.language.StackNetwork;
import ai.pmoves.dsl.language.StackSecret;
import ai.pmoves.dsl.language.StackService;
import ai.pmoves.dsl.language.StackVolume;
import ai.pmoves.dsl.language.Starting;
import ai.pmoves.dsl.language.StepWords;
import ai.pmoves.dsl.language.Tier;
import ai.pmoves.dsl.language.Word;
import ai.pmoves.dsl.language.WorkspaceWords;
import groovy.transform.NamedParam;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** All words, by the class that knows them: what the checks, the reference page and the IDE descriptor are made from. */
public final class Vocabulary {
    /** Blocks first, outermost first; then what words give. */
    public static final List<Class<?>> CLASSES = List.of(
            RunbookScript.class,
            RunbookWords.class,
            ParamsWords.class,
            GroupWords.class,
            StepWords.class,
            RetryWords.class,
            ActionWords.class,
            DockerWords.class,
            Starting.class,
            EngineWords.class,
            PreflightWords.class,
            AuditWords.class,
            InventoryWords.class,
            HttpWords.class,
            HttpRequestWords.class,
            FileWords.class,
            FinishedCommand.class,
            Parameters.class,
            PlatformWords.class,
            Stack.class,
            Tier.class,
            StackService.class,
            StackNetwork.class,
            StackVolume.class,
            StackImage.class,
            StackSecret.class,
            RoutingWords.class,
            RoutingTierWords.class,
            RoutingProviderWords.class,
            RouteWords.class,
            RoutingPolicy.class,
            RoutingPatch.class,
            RoutingReport.class,
            SessionWords.class,
            WorkspaceWords.class,
            PortsWords.class);

    private static final Set<String> HIDDEN = hidden();
    private static final List<Entry> ALL =
            CLASSES.stream().flatMap(type -> words(type).stream()).toList();

    private static final Set<String> OPTIONS = ALL.stream()
            .flatMap(entry -> Arrays.stream(entry.method().getParameters()))
            .flatMap(parameter -> Arrays.stream(parameter.getAnnotationsByType(NamedParam.class)))
            .map(NamedParam::value)
            .collect(Collectors.toUnmodifiableSet());

    /** @param name as it is written: {@code docker} for {@code getDocker()}, {@code critical} for {@code isCritical()} */
    public record Entry(String name, Method method, Word word) {
        public boolean property() {
            return prefix(method) > 0;
        }
    }

    private Vocabulary() {}

    /** The words of a class in alphabetical order, overloads by number of parameters. */
    public static List<Entry> words(Class<?> type) {
        List<Entry> entries = new ArrayList<>();
        for (Method method : type.getMethods()) {
            Word word = annotation(type, method);
            if (word != null && !method.isBridge()) {
                entries.add(new Entry(spoken(method), method, word));
            }
        }
        entries.sort(Comparator.comparing(Entry::name)
                .thenComparing(entry -> entry.method().getParameterCount())
                .thenComparing(entry -> Arrays.toString(entry.method().getParameterTypes())));
        return entries;
    }

    /** Without those that it shares with another block. */
    public static List<Entry> own(Class<?> type) {
        return words(type).stream()
                .filter(entry -> entry.method().getDeclaringClass() == type
                        || !entry.method().getDeclaringClass().isAnnotationPresent(Block.class))
                .toList();
    }

    /** The names of all options. */
    static Set<String> options() {
        return OPTIONS;
    }

    static List<Entry> all() {
        return ALL;
    }

    public static Set<String> names(Class<?> type) {
        Set<String> names = new TreeSet<>();
        words(type).forEach(entry -> names.add(entry.name()));
        return names;
    }

    /** How messages call the class: {@code in a step}, {@code a service}. */
    public static String phrase(Class<?> type) {
        Block block = type.getAnnotation(Block.class);
        return block == null ? type.getSimpleName() : block.value();
    }

    /** How its words are used inside an action; empty where the words say it themselves. */
    public static String example(Class<?> type) {
        Block block = type.getAnnotation(Block.class);
        return block == null ? "" : block.example();
    }

    static Optional<Class<?>> find(String className) {
        if (!className.startsWith(Word.class.getPackageName() + ".")) {
            return Optional.empty();
        }
        try {
            Class<?> type = Class.forName(className, false, Word.class.getClassLoader());
            return type.isAnnotationPresent(Block.class) ? Optional.of(type) : Optional.empty();
        } catch (ClassNotFoundException e) {
            return Optional.empty();
        }
    }

    /** The method behind a word whose own name a block has taken: {@code run_} for {@code run}. */
    static String methodOf(String word) {
        return HIDDEN.contains(word) ? word + "_" : word;
    }

    static String wordOf(String method) {
        return method.endsWith("_") ? method.substring(0, method.length() - 1) : method;
    }

    /** Blocks whose words are said without an object in front. */
    static List<Class<?>> blocksThatKnow(String word) {
        return CLASSES.subList(0, CLASSES.indexOf(DockerWords.class)).stream()
                .filter(type -> names(type).contains(word))
                .toList();
    }

    private static Set<String> hidden() {
        Set<String> words = new TreeSet<>();
        for (Class<?> type : CLASSES) {
            for (Method method : type.getMethods()) {
                if (method.getName().endsWith("_")) {
                    words.add(wordOf(method.getName()));
                }
            }
        }
        return words;
    }

    private static String spoken(Method method) {
        String name = wordOf(method.getName());
        int prefix = prefix(method);
        return prefix == 0
                ? name
                : name.substring(prefix, prefix + 1).toLowerCase(Locale.ROOT) + name.substring(prefix + 1);
    }

    /** The length of what makes a method a property. Elements of a stack are so or not; {@code isReady()} elsewhere looks. */
    private static int prefix(Method method) {
        String name = method.getName();
        if (method.getParameterCount() > 0) {
            return 0;
        }
        boolean element = Fingerprinted.class.isAssignableFrom(method.getDeclaringClass());
        return name.startsWith("get") && name.length() > 3 ? 3 : element && name.startsWith("is") ? 2 : 0;
    }

    /** An overriding method speaks the same word. */
    private static @Nullable Word annotation(Class<?> type, Method method) {
        for (Class<?> at = type; at != null; at = at.getSuperclass()) {
            try {
                Word word = at.getDeclaredMethod(method.getName(), method.getParameterTypes())
                        .getAnnotation(Word.class);
                if (word != null) {
                    return word;
                }
            } catch (NoSuchMethodException e) {
                // declared further up
            }
        }
        return null;
    }
}
