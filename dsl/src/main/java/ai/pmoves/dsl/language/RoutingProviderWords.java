package ai.pmoves.dsl.language;

/** {@code openai('name', at: ...) { }} and its like in a tier of routing. */
@Block("in a provider of routing")
public final class RoutingProviderWords extends RoutingTermsWords {
    RoutingProviderWords(Declaring declaring) {
        super(declaring);
    }
}
