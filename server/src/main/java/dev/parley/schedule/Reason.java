package dev.parley.schedule;

/** Something that stands against a call, for ever or for now. */
public sealed interface Reason permits Refusal, Deferral {
  /** For programs, such as {@code contact_suppressed}. */
  String code();

  /** For people, with a remedy; it tells nobody's number. */
  default String message() {
    return ReasonSentences.of(this);
  }
}
