package ai.pmoves.dsl.language;

import ai.pmoves.kernel.KeyComponent;
import ai.pmoves.kernel.Sha256;
import ai.pmoves.platforms.Platform;
import java.util.function.BiConsumer;

/** The kind of machine that a run is for. */
@Block("platform")
public final class PlatformWords implements Fingerprinted {
    private final Platform platform;
    private final BiConsumer<String, String> reads;

    PlatformWords(Platform platform, BiConsumer<String, String> reads) {
        this.platform = platform;
        this.reads = reads;
    }

    @Word("linux, wsl2, wsl2-desktop or jetson.")
    public String getName() {
        reads.accept("platform", platform.name());
        return platform.name();
    }

    @Word("A setting of the platform; it has to exist.")
    public String setting(String name) {
        String value = platform.settings().get(name);
        if (value == null) {
            throw Mistakes.unknown(
                    "dsl.unknown-setting",
                    "setting",
                    name,
                    "platform " + platform.name(),
                    platform.settings().keySet());
        }
        reads.accept("platform setting " + name, value);
        return value;
    }

    @Word("A setting of the platform, or the default where it has none.")
    public String setting(String name, String byDefault) {
        String value = platform.settings().getOrDefault(name, byDefault);
        reads.accept("platform setting " + name, value);
        return value;
    }

    @Word("What was detected about the machine; empty where nothing was.")
    public String fact(String name) {
        String value = platform.facts().getOrDefault(name, "");
        reads.accept("platform fact " + name, value);
        return value;
    }

    @Override
    public KeyComponent fingerprint() {
        return new KeyComponent(
                "platform with its settings",
                platform.name() + " " + Sha256.of(platform.settings().toString()));
    }
}
