package ai.pmoves.dsl.language;

import ai.pmoves.compose.Service;
import ai.pmoves.docker.host.BaseImages;
import ai.pmoves.kernel.KeyComponent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An image that services of a {@link Stack} run: several may share one, it is provided once. */
@Block("an image")
public final class StackImage implements Fingerprinted {
    private final StackService first;

    private StackImage(StackService first) {
        this.first = first;
    }

    /** One for each name; where a service builds what another only names, the building one provides it. */
    static List<StackImage> of(Stack stack) {
        Map<String, StackImage> images = new LinkedHashMap<>();
        for (StackService service : stack.getServices()) {
            StackImage image = new StackImage(service);
            images.merge(service.getImage(), image, (known, other) -> known.isBuilt() ? known : other);
        }
        return List.copyOf(images.values());
    }

    @Word("Its name, with the tag.")
    public String getName() {
        return first.getImage();
    }

    @Word("Whether it is built here rather than pulled.")
    public boolean isBuilt() {
        return model().build() != null;
    }

    @Word("False where no critical service runs it.")
    public boolean isCritical() {
        return first.stack().getServices().stream()
                .anyMatch(service -> service.getImage().equals(getName()) && service.isCritical());
    }

    @Word("The images that its build starts from.")
    public List<String> getBases() {
        return List.copyOf(BaseImages.of(model()));
    }

    /** The service whose declaration provides it. */
    StackService service() {
        return first;
    }

    private Service model() {
        return first.model();
    }

    /** What it would be built from now; empty where it is pulled. */
    String content() {
        return isBuilt() ? first.stack().contents().of(model()).digest() : "";
    }

    @Override
    public KeyComponent fingerprint() {
        return new KeyComponent("image " + getName(), isBuilt() ? "built from " + content() : "pulled");
    }

    @Override
    public String toString() {
        return getName();
    }
}
