package ai.pmoves.dsl.language;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a method as a word of the language. The reference page, the IDE descriptor and the checks are made from it. A name
 * that ends with {@code _} is said without it: every block also has the methods of {@link groovy.lang.Closure}, and those
 * would win.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Word {
    /** What it says, in one sentence for the author of a runbook. */
    String value();

    /** Words of which one has to follow, because this one alone does nothing yet. */
    String[] then() default {};

    /** Whether saying it changes something outside of the program: a session says such a word only once it is armed. */
    boolean acts() default false;
}
