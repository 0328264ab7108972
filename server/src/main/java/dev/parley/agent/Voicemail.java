package dev.parley.agent;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** What to do where a machine answers. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "mode")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Voicemail.HangUp.class, name = "hang_up"),
  @JsonSubTypes.Type(value = Voicemail.LeaveMessage.class, name = "leave_message")
})
public sealed interface Voicemail {
  /** Hang up without a word. */
  record HangUp() implements Voicemail {}

  /** Wait for the beep and say the text. */
  record LeaveMessage(@AtMost(5_000) String text) implements Voicemail {}
}
