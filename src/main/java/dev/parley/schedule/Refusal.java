package dev.parley.schedule;

import dev.parley.call.EndReason;

/**
 * One reason why somebody may not be called.
 *
 * @param message for people, with a remedy
 */
public record Refusal(Reason reason, String message) {
  /** What can stand against a call. */
  public enum Reason {
    AGENT_ARCHIVED("agent_archived", EndReason.CANCELLED),
    AGENT_UNPUBLISHED("agent_not_published", EndReason.CANCELLED),
    /** The number must not be called. */
    SUPPRESSED("contact_suppressed", EndReason.SUPPRESSED),
    /** There is no trunk to call over. */
    NO_TRUNK("no_trunk", EndReason.TRUNK_UNAVAILABLE),
    /** No setting allows it, such as an emergency number. */
    NEVER_DIALLED("number_not_dialable", EndReason.NUMBER_NOT_ALLOWED),
    /** The trunk may not dial numbers of the kind. */
    KIND_NOT_ALLOWED("number_not_allowed", EndReason.NUMBER_NOT_ALLOWED),
    /** The trunk may not dial the country. */
    COUNTRY_NOT_ALLOWED("country_not_allowed", EndReason.NUMBER_NOT_ALLOWED);

    private final String code;
    private final EndReason end;

    Reason(String code, EndReason end) {
      this.code = code;
      this.end = end;
    }

    /** For programs. */
    public String code() {
      return code;
    }

    /** How a call ends that was ordered before there was this reason. */
    public EndReason end() {
      return end;
    }

    Refusal because(String message) {
      return new Refusal(this, message);
    }
  }
}
