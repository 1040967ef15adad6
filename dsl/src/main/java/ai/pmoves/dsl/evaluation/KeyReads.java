package ai.pmoves.dsl.evaluation;

import ai.pmoves.dsl.compiler.ClosureFacts.Read;
import ai.pmoves.dsl.language.Draft;
import ai.pmoves.dsl.language.Surroundings;
import ai.pmoves.platforms.Platform;

/** What a block will read when it acts, as components of its step's key. */
final class KeyReads {
    private final Draft draft;
    private final Surroundings around;

    KeyReads(Draft draft) {
        this.draft = draft;
        this.around = draft.surroundings;
    }

    /** @throws ai.pmoves.kernel.PmovesException where a secret or a parameter is not there */
    void add(Read read) {
        Platform platform = around.platform();
        switch (read.kind()) {
            case "param" ->
                draft.input("param " + read.name(), around.parameters().comparable(read.name()));
            case "env" -> draft.input("env " + read.name(), around.comparableVariable(read.name()));
            case "secret" ->
                draft.input(
                        "secret " + read.name(),
                        around.secrets().apply(read.name()).version());
            case "setting" ->
                draft.input(
                        "platform setting " + read.name(), platform.settings().getOrDefault(read.name(), ""));
            case "fact" ->
                draft.input("platform fact " + read.name(), platform.facts().getOrDefault(read.name(), ""));
            case "platform" -> draft.input("platform", platform.name());
            default -> {}
        }
    }
}
