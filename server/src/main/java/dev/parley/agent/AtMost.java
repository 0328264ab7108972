package dev.parley.agent;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * How large a component may be: characters of a text, items of a list, entries of a map. {@link
 * DocumentReader} holds documents to it and {@link AgentSchema} tells it.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
@interface AtMost {
  int value();

  /** Characters of each text in the list or map. */
  int each() default Integer.MAX_VALUE;
}
