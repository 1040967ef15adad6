package ai.pmoves.platforms;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What {@code platforms/<name>/overlay.yaml} says under {@code x-pmoves}: settings, and rules that fit any stack.
 *
 * @param file where it was read, or the empty path where it is packed into a jar
 * @param assumed facts to plan with where the machine is another one
 * @param gpu {@code auto}: kept where GPU and runtime are there, else taken out; {@code runtime}: the same with
 *     {@code runtime: nvidia}; {@code keep}; {@code strip}
 * @param hostGateway whether a service that names {@code host.docker.internal} gets that name
 * @param cpuEnvironment variables, of those that a service has, and their value where its GPU is taken out
 * @param memoryLimit for a service without a limit and without a GPU, such as {@code 2g}; empty for none
 * @param cannotRun what keeps a service from running here
 * @param guide the sections of the bring-up guide that are not made of the above
 */
public record OverlayRules(
        Path file,
        String title,
        Map<String, String> settings,
        Map<String, String> assumed,
        String gpu,
        boolean hostGateway,
        Map<String, String> cpuEnvironment,
        String memoryLimit,
        List<CannotRun> cannotRun,
        List<GuideSection> guide) {

    /**
     * A sign by which a service is known not to run, and why.
     *
     * @param on what is looked at: {@code image}, {@code mount} (source or propagation), {@code network_mode}, {@code device}
     * @param pattern with {@code *} for any text
     */
    public record CannotRun(String on, String pattern, String reason) {}

    /** @param text Markdown */
    public record GuideSection(String title, String text) {}

    public OverlayRules {
        settings = Map.copyOf(settings);
        assumed = Map.copyOf(assumed);
        cpuEnvironment = Map.copyOf(cpuEnvironment);
        cannotRun = List.copyOf(cannotRun);
        guide = List.copyOf(guide);
    }

    /** The rules of a platform that has a folder. */
    public static OverlayRules of(String platform) {
        return OverlayFile.read(platform);
    }
}
