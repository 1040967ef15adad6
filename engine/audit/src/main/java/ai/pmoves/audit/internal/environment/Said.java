package ai.pmoves.audit.internal.environment;

import java.util.EnumSet;
import java.util.Set;

/** Troubles in words. No word of a value is told: it may be a secret's. */
final class Said {
    private static final Set<Trouble> BREAKING = EnumSet.of(
            Trouble.RUNS_REST,
            Trouble.NAME_IS_COMMAND,
            Trouble.OPERATOR,
            Trouble.OPEN_QUOTE,
            Trouble.SUBSTITUTES,
            Trouble.COMMENT,
            Trouble.DOLLAR_LETTER,
            Trouble.WORDS);
    /** Right for who sources the file, if nobody else reads it. */
    private static final Set<Trouble> AGAINST_COMPOSE = EnumSet.of(
            Trouble.SUBSTITUTES, Trouble.PROCESS_NUMBER, Trouble.BACKSLASH, Trouble.QUOTES_STAY, Trouble.DOLLAR_LETTER);

    private Said() {}

    /** Whether a command is run, or a value is lost or cut. */
    static boolean breaks(Trouble trouble) {
        return BREAKING.contains(trouble);
    }

    /** What happens, or empty where nothing is wrong. @param both whether Compose reads the file, too */
    static String of(Trouble trouble, String name, boolean both) {
        if (!both && AGAINST_COMPOSE.contains(trouble)) {
            return "";
        }
        return switch (trouble) {
            case NONE -> "";
            case RUNS_REST -> "a shell takes what follows the blank in " + name + " for a command and leaves it unset";
            case NAME_IS_COMMAND -> "a shell takes " + name + " for a command: there is a blank before the =";
            case OPERATOR -> "a shell ends " + name + " at an operator and acts on what follows";
            case OPEN_QUOTE ->
                "a quote in " + name + " is not closed on its line, so that a shell reads on to the next one";
            case SUBSTITUTES -> "a shell runs the command in " + name + ", which Compose does not";
            case PROCESS_NUMBER ->
                "a shell puts the number of its process for $$ in " + name + ", Compose a dollar sign";
            case BACKSLASH -> "a shell drops the backslash in " + name + ", which Compose keeps";
            case QUOTES_STAY ->
                "make gives " + name + " to its recipes with the quotes, which wins over Compose's own reading";
            case DOLLAR_LETTER -> "make takes the letter after the $ in " + name + " for a variable of its own";
            case COMMENT -> "make ends " + name + " at the #";
            case WORDS -> "the shell makes words of " + name + " and exports the first one only";
        };
    }

    static String fix(Trouble trouble, String name, String file) {
        return switch (trouble) {
            case NAME_IS_COMMAND -> name + "=… without blanks around the =";
            case OPEN_QUOTE -> "put the value in double quotes: " + name + "=\"…\"";
            case RUNS_REST, OPERATOR -> "put the value in quotes: " + name + "=\"…\"";
            case SUBSTITUTES, PROCESS_NUMBER, BACKSLASH -> "put the value in single quotes: " + name + "='…'";
            case QUOTES_STAY -> "write " + name + " without quotes, or let Compose alone read the file";
            case DOLLAR_LETTER, COMMENT, WORDS, NONE ->
                "set -a; . ./" + file + "; set +a, with the value in single quotes";
        };
    }
}
