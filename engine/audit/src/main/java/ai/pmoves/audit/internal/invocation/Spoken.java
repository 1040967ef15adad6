package ai.pmoves.audit.internal.invocation;

import java.util.List;
import java.util.Map;

/**
 * A simple command where it is run.
 *
 * @param words from its name on
 * @param environment what is set for it alone; others may add to it
 * @param masked whether its failure changes nothing
 * @param silenced whether what it says about errors is thrown away
 */
record Spoken(List<Unquoted> words, Map<String, String> environment, boolean masked, boolean silenced) {}
