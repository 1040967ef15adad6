package ai.pmoves.audit.internal.calls;

import ai.pmoves.audit.internal.Rule;
import java.util.List;

/** The rules of the area {@code invocations}. */
public final class Calls {
    private Calls() {}

    public static List<Rule> rules() {
        return List.of(
                new FileMissing(),
                new ServiceUnknown(),
                new NotLoading(),
                new ProjectDirectory(),
                new WorkingDirectory(),
                new SharedProject(),
                new SplitProject(),
                new DownVolumes(),
                new MaskedFailure(),
                new LegacyCompose(),
                new ReadInPart());
    }
}
