package ai.pmoves.platforms;

import ai.pmoves.platforms.OverlayRules.CannotRun;
import ai.pmoves.platforms.OverlayRules.GuideSection;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.composer.Composer;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.resolver.Resolver;

/** Reads a platform's {@code overlay.yaml}, which lies beside this code and is packed with it. */
final class OverlayFile {
    private OverlayFile() {}

    static OverlayRules read(String platform) {
        String name = platform + "/overlay.yaml";
        URL found = Objects.requireNonNull(OverlayFile.class.getResource(name), name);
        try (InputStream in = found.openStream();
                Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            // nodes only: the Yaml class brings Java beans with it, which costs every start of the process
            LoaderOptions options = new LoaderOptions();
            Composer composer =
                    new Composer(new ParserImpl(new StreamReader(reader), options), new Resolver(), options);
            return rules(found, Texts.of(composer.getSingleNode()).in("x-pmoves"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static OverlayRules rules(URL found, Texts root) {
        Texts rules = root.in("rules");
        List<CannotRun> cannotRun = rules.items("cannotRun")
                .map(entry -> new CannotRun(entry.text("on"), entry.text("pattern"), entry.text("reason")))
                .toList();
        List<GuideSection> guide = root.items("guide")
                .map(entry -> new GuideSection(entry.text("title"), entry.text("text")))
                .toList();
        return new OverlayRules(
                found.getProtocol().equals("file") ? Path.of(URI.create(found.toString())) : Path.of(""),
                root.text("title"),
                root.in("settings").all(),
                root.in("assumed").all(),
                rules.text("gpu"),
                Boolean.parseBoolean(rules.text("hostGateway")),
                rules.in("cpuEnvironment").all(),
                rules.text("memoryLimit"),
                cannotRun,
                guide);
    }
}
