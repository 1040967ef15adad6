package ai.pmoves.dsl.language;

import ai.pmoves.kernel.Secret;

/** What can be read everywhere in a runbook. Each read counts for the key of the step in which it stands. */
public abstract class ReadingWords {
    private final Surroundings surroundings;

    protected ReadingWords(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    protected final Surroundings surroundings() {
        return surroundings;
    }

    @Word("The runbook's parameters: params.text('name'), params.flag('name') ...")
    public Parameters getParams() {
        return surroundings.parameters().reading(surroundings.reads());
    }

    @Word("The machine that this run is for: its name, settings and facts.")
    public PlatformWords getPlatform() {
        return new PlatformWords(surroundings.platform(), surroundings.reads());
    }

    @Word("The value of an environment variable; it has to be set.")
    public String env(String name) {
        String value = surroundings.environment().get(name);
        if (value == null) {
            throw Mistakes.of(
                    "dsl.variable-unset",
                    "the environment variable " + name + " is not set",
                    "export " + name + "=..., or give a default: env('" + name + "', 'value')");
        }
        surroundings.reads().accept("env " + name, surroundings.comparableVariable(name));
        return value;
    }

    @Word("The value of an environment variable, or the default where it is not set.")
    public String env(String name, String byDefault) {
        surroundings.reads().accept("env " + name, surroundings.comparableVariable(name));
        return surroundings.environment().getOrDefault(name, byDefault);
    }

    @Word("A secret, from the variable of that name or the 0600 file that NAME_FILE points to. It cannot be printed.")
    public Secret secret(String name) {
        Secret secret = surroundings.secrets().apply(name);
        surroundings.reads().accept("secret " + name, secret.version());
        return secret;
    }
}
