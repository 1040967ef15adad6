package ai.pmoves.dsl.language;

import ai.pmoves.kernel.KeyComponent;

/** Something that a step depends on beyond its text: the content of a file, or a value. */
public record Input(KeyComponent component) {}
