package dev.parley.agent;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** What to do where a menu answers. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "mode")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Ivr.HangUp.class, name = "hang_up"),
  @JsonSubTypes.Type(value = Ivr.Press.class, name = "press")
})
public sealed interface Ivr {
  /** Hang up without a word. */
  record HangUp() implements Ivr {}

  /**
   * Press keys once the menu has been said, and wait for a person.
   *
   * @param digits of 0-9, *, #
   */
  record Press(@AtMost(32) String digits) implements Ivr {}
}
