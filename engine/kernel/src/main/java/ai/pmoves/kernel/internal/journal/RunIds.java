package ai.pmoves.kernel.internal.journal;

import java.security.SecureRandom;

/** Short names for runs: lower case, no letter that looks like another, easy to say and to type. */
final class RunIds {
    private static final String LETTERS = "abcdefghjkmnpqrstvwxyz";
    private static final String ALPHABET = LETTERS + "23456789";
    private static final SecureRandom RANDOM = new SecureRandom();

    private RunIds() {}

    /** Begins with a letter, so that no id is ever taken for a number or an option. */
    static String random(int length) {
        StringBuilder id = new StringBuilder().append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
        while (id.length() < length) {
            id.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        return id.toString();
    }
}
