package ai.pmoves.routing.rollout;

import ai.pmoves.kernel.ExitCode;
import ai.pmoves.kernel.PmovesException;
import ai.pmoves.kernel.Problem;
import ai.pmoves.workspace.yaml.Yaml;
import ai.pmoves.workspace.yaml.YamlList;
import ai.pmoves.workspace.yaml.YamlMap;
import ai.pmoves.workspace.yaml.YamlNode;
import ai.pmoves.workspace.yaml.YamlSource;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Prometheus's own file, with a job that asks the gateway for its metrics. */
public final class ScrapeJob {
    private static final String JOBS = "scrape_configs";

    private ScrapeJob() {}

    /**
     * @param job the job's name
     * @param target {@code host:port} of the gateway, as Prometheus reaches it
     * @return the same text where a job of that name, or one for that target, is there
     * @throws PmovesException (precondition) for a text that is no configuration of Prometheus, or has its jobs in one line
     */
    public static String in(Path file, String text, String job, String target) {
        Yaml.Result read = Yaml.read(new YamlSource(file, text));
        if (!read.problems().isEmpty()) {
            throw new PmovesException(ExitCode.PRECONDITION, read.problems());
        }
        YamlMap root = !read.documents().isEmpty() && read.documents().get(0) instanceof YamlMap map ? map : null;
        Lines lines = new Lines(text);
        if (root == null || !root.has(JOBS)) {
            lines.add(lines.count(), JOBS + ":");
            add(lines, lines.count(), "  ", job, target, false);
            return lines.text();
        }
        YamlList jobs = root.list(JOBS);
        if (jobs == null
                || jobs.items().isEmpty()
                || !lines.line(jobs.where().line()).strip().startsWith("-")) {
            throw new PmovesException(
                    ExitCode.PRECONDITION,
                    Problem.error("routing.scrape-configs", "the jobs do not stand one below the other")
                            .at(root.whereKey(JOBS))
                            .fix("add by hand: - {job_name: " + job + ", static_configs: [{targets: ['" + target
                                    + "']}]}"));
        }
        if (jobs.items().stream().anyMatch(item -> is(item, job, target))) {
            return text;
        }
        int last = last(lines, root, jobs);
        boolean apart = last > 1
                && jobs.items().size() > 1
                && lines.line(Math.max(1, jobs.items().get(1).where().line() - 1))
                        .isBlank();
        add(lines, last, lines.line(jobs.where().line()).replaceFirst("\\S.*", ""), job, target, apart);
        return lines.text();
    }

    private static void add(Lines lines, int at, String indent, String job, String target, boolean apart) {
        if (apart) {
            lines.add(at, "");
        }
        lines.add(at, indent + "- job_name: " + job);
        lines.add(at, indent + "  metrics_path: /metrics");
        lines.add(at, indent + "  static_configs:");
        lines.add(at, indent + "    - targets: [\"" + target + "\"]");
    }

    private static boolean is(YamlNode item, String job, String target) {
        return item instanceof YamlMap map
                && (job.equals(map.text("job_name"))
                        || targets(map.get("static_configs")).contains(target));
    }

    private static List<String> targets(@Nullable YamlNode configs) {
        return configs instanceof YamlList list
                ? list.items().stream()
                        .filter(YamlMap.class::isInstance)
                        .map(config -> ((YamlMap) config).list("targets"))
                        .filter(Objects::nonNull)
                        .flatMap(targets -> targets.items().stream())
                        .map(YamlNode::asText)
                        .filter(Objects::nonNull)
                        .toList()
                : List.of();
    }

    /** The last line of the jobs: what follows is another key, or comments and blank lines before it. */
    private static int last(Lines lines, YamlMap root, YamlList jobs) {
        int end = root.entries().values().stream()
                .mapToInt(entry -> entry.keyWhere().line())
                .filter(line -> line > jobs.where().line())
                .min()
                .orElse(lines.count() + 1);
        int last = end - 1;
        while (lines.line(last).isBlank() || lines.line(last).startsWith("#")) {
            last--;
        }
        return last;
    }
}
