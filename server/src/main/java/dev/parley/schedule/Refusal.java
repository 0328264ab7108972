package dev.parley.schedule;

import dev.parley.call.EndReason;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** One reason why somebody may not be called. */
public sealed interface Refusal extends Reason {
  record AgentArchived() implements Refusal {}

  record AgentUnpublished() implements Refusal {}

  /** The number must not be called. */
  record Suppressed() implements Refusal {}

  /** Nobody knows so far ahead whether the call will still be wanted. */
  record TooFarAhead(Duration most) implements Refusal {}

  /** There is no trunk to call over. */
  record NoTrunk() implements Refusal {}

  /** There are no simulated callees to call. */
  record NoSimulation() implements Refusal {}

  /** No setting allows it, such as an emergency number. */
  record NeverDialled(NumberKind kind) implements Refusal {}

  /**
   * The trunk may not dial the country.
   *
   * @param country its region, such as {@code US}; null for a network of no country
   */
  record CountryNotAllowed(@Nullable String country, DialRules rules) implements Refusal {}

  /** The trunk may not dial numbers of the kind. */
  record KindNotAllowed(NumberKind kind, DialRules rules) implements Refusal {}

  @Override
  default String code() {
    return switch (this) {
      case AgentArchived _ -> "agent_archived";
      case AgentUnpublished _ -> "agent_not_published";
      case Suppressed _ -> "contact_suppressed";
      case TooFarAhead _ -> "call_at_too_far";
      case NoTrunk _ -> "no_trunk";
      case NoSimulation _ -> "no_simulation";
      case NeverDialled _ -> "number_not_dialable";
      case CountryNotAllowed _ -> "country_not_allowed";
      case KindNotAllowed _ -> "number_not_allowed";
    };
  }

  /** How a call ends that was ordered before there was this reason. */
  default EndReason end() {
    return switch (this) {
      case AgentArchived _, AgentUnpublished _, TooFarAhead _ -> EndReason.CANCELLED;
      case Suppressed _ -> EndReason.SUPPRESSED;
      case NoTrunk _, NoSimulation _ -> EndReason.TRUNK_UNAVAILABLE;
      case NeverDialled _, CountryNotAllowed _, KindNotAllowed _ -> EndReason.NUMBER_NOT_ALLOWED;
    };
  }
}
