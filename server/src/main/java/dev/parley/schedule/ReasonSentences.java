package dev.parley.schedule;

import java.time.temporal.ChronoUnit;

/** What stands against a call, as people are told it. */
final class ReasonSentences {
  private ReasonSentences() {}

  static String of(Reason reason) {
    return switch (reason) {
      case Refusal refusal -> refusal(refusal);
      case Deferral deferral -> deferral(deferral);
    };
  }

  private static String refusal(Refusal refusal) {
    return switch (refusal) {
      case Refusal.AgentArchived() -> "The agent is archived and calls nobody.";
      case Refusal.AgentUnpublished() ->
          "The agent has no published version; publish its draft first.";
      case Refusal.Suppressed() -> "The number is on the suppression list and must not be called.";
      case Refusal.TooFarAhead(var most) ->
          "The time of the call (call_at) is more than %d days ahead; order it later."
              .formatted(most.toDays());
      case Refusal.NoTrunk() ->
          "There is no trunk to call over. Maybe set PARLEY_TRUNK to"
              + " sip:user:password@host:port and start again.";
      case Refusal.NoSimulation() ->
          "No server that runs has simulated callees; try again once it has started.";
      case Refusal.NeverDialled(NumberKind kind) ->
          "The number is %s, and is never dialled.".formatted(kind.words());
      case Refusal.CountryNotAllowed(String country, DialRules rules) ->
          "The number belongs to %s, and PARLEY_DIAL_ALLOW (%s) does not name that."
              .formatted(country == null ? "no country" : "the country " + country, rules.text());
      case Refusal.KindNotAllowed(NumberKind kind, DialRules rules) ->
          "The number is %s, and those are dialled only if PARLEY_DIAL_ALLOW (%s) names %s."
              .formatted(kind.words(), rules.text(), kind.setting());
    };
  }

  private static String deferral(Deferral deferral) {
    return switch (deferral) {
      case Deferral.Early(var callAt) ->
          "The call was ordered for %s.".formatted(callAt.truncatedTo(ChronoUnit.SECONDS));
      case Deferral.DiallingStopped() ->
          "The team has stopped dialling; it begins after somebody resumes that.";
      case Deferral.TeamBusy(int most) ->
          most == 0
              ? "The team may have no calls under way."
              : "The team has %d calls under way and may have no more; this one begins when another ends."
                  .formatted(most);
      case Deferral.TeamQuick(int most) ->
          most == 0
              ? "The team may begin no calls."
              : "The team began %d calls within a second and may begin no more; this one comes next."
                  .formatted(most);
      case Deferral.TrunksBusy(int most) ->
          "All trunks that may carry the call are full (%d calls at once); it begins when another ends."
              .formatted(most);
    };
  }
}
