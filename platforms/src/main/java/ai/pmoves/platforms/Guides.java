package ai.pmoves.platforms;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes every platform's {@code BRING_UP.md} into the folder that holds the platforms: {@code Guides FOLDER}. */
public final class Guides {
    static final String FILE = "BRING_UP.md";

    private Guides() {}

    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments.length == 0 ? "." : arguments[0]);
        for (String platform : Platforms.NAMES) {
            Files.writeString(folder.resolve(platform).resolve(FILE), BringUpGuide.of(platform));
        }
    }
}
