package dev.parley.schedule;

import dev.parley.call.EndReason;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Whether somebody may be called. */
public sealed interface Permission {
  /** They may. */
  record Granted() implements Permission {}

  /**
   * They may not.
   *
   * @param reasons all there are, the weightiest first
   */
  record Refused(List<Refusal> reasons) implements Permission {
    public Refused {
      reasons = List.copyOf(reasons);
      if (reasons.isEmpty()) {
        throw new IllegalArgumentException("A refusal needs a reason.");
      }
    }

    /** For programs, such as {@code contact_suppressed}. */
    public String code() {
      return reasons.getFirst().reason().code();
    }

    /** How a call ends that was ordered before there was this reason. */
    public EndReason end() {
      return reasons.getFirst().reason().end();
    }

    /** For people, with remedies. */
    public String message() {
      return reasons.stream().map(Refusal::message).collect(Collectors.joining(" "));
    }
  }

  /** Decides. */
  static Permission of(CallFacts facts) {
    List<Refusal> reasons = new ArrayList<>();
    Refusal agent = agent(facts.agent());
    if (agent != null) {
      reasons.add(agent);
    }
    if (facts.suppressed()) {
      reasons.add(
          Refusal.Reason.SUPPRESSED.because(
              "The number is on the suppression list and must not be called."));
    }
    Refusal number = number(facts);
    if (number != null) {
      reasons.add(number);
    }
    return reasons.isEmpty() ? new Granted() : new Refused(reasons);
  }

  private static @Nullable Refusal agent(CallFacts.AgentState state) {
    return switch (state) {
      case PUBLISHED -> null;
      case ARCHIVED ->
          Refusal.Reason.AGENT_ARCHIVED.because("The agent is archived and calls nobody.");
      case UNPUBLISHED ->
          Refusal.Reason.AGENT_UNPUBLISHED.because(
              "The agent has no published version; publish its draft first.");
    };
  }

  private static @Nullable Refusal number(CallFacts facts) {
    DialRules rules = facts.dial();
    if (rules == null) {
      return Refusal.Reason.NO_TRUNK.because(
          "There is no trunk to call over. Maybe set PARLEY_TRUNK to"
              + " sip:user:password@host:port and start again.");
    }
    DialledNumber number = DialledNumber.of(facts.number());
    if (!number.kind().dialable()) {
      return Refusal.Reason.NEVER_DIALLED.because(
          "The number is %s, and is never dialled.".formatted(number.kind().words()));
    }
    if (rules.namesPrefixOf(number)) {
      return null;
    }
    if (!rules.namesCountryOf(number)) {
      return Refusal.Reason.COUNTRY_NOT_ALLOWED.because(
          "The number belongs to %s, and PARLEY_DIAL_ALLOW (%s) does not name that."
              .formatted(
                  number.country() == null ? "no country" : "the country " + number.country(),
                  rules.text()));
    }
    return rules.namesKindOf(number)
        ? null
        : Refusal.Reason.KIND_NOT_ALLOWED.because(
            "The number is %s, and those are dialled only if PARLEY_DIAL_ALLOW (%s) names %s."
                .formatted(number.kind().words(), rules.text(), number.kind().setting()));
  }
}
