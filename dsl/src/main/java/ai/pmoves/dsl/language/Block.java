package ai.pmoves.dsl.language;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Marks a class whose words are known in one kind of block, or behind one word. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Block {
    /** As messages say it: for a block its place ({@code in a step}), else what it is ({@code a service}). */
    String value();

    /** How its words are used, as it stands inside an action; shown on the reference page. */
    String example() default "";
}
