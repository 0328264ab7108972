package dev.parley.schedule;

import dev.parley.call.EndReason;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Whether and when somebody may be called: one decision, asked when a call is ordered, again when
 * its turn has come, and by whoever wonders why it waits.
 */
public sealed interface Permission {
  /** How far ahead a call may be ordered. */
  Duration FARTHEST = Duration.ofDays(366);

  /**
   * They may, now.
   *
   * @param over the trunks that may carry the call, at least one
   */
  record Allowed(List<OfferedTrunk> over) implements Permission {
    public Allowed {
      over = some("trunks", over);
    }
  }

  /**
   * They may, but not yet.
   *
   * @param reasons all there are, at least one
   * @param over the trunks that may carry the call, at least one
   */
  record Deferred(List<Deferral> reasons, List<OfferedTrunk> over) implements Permission {
    public Deferred {
      reasons = some("reasons", reasons);
      over = some("trunks", over);
    }

    /** Before when it need not be asked again; empty if room may come at any moment. */
    public Optional<Instant> until() {
      return reasons.stream().map(Deferral::until).filter(Objects::nonNull).max(Instant::compareTo);
    }
  }

  /**
   * They may not.
   *
   * @param reasons all there are, at least one, the weightiest first
   */
  record Refused(List<Refusal> reasons) implements Permission {
    public Refused {
      reasons = some("reasons", reasons);
    }

    /** Of the weightiest, for programs. */
    public String code() {
      return reasons.getFirst().code();
    }

    /** How a call ends that was ordered before there was this reason. */
    public EndReason end() {
      return reasons.getFirst().end();
    }

    /** All of them, for people, with remedies. */
    public String message() {
      return reasons.stream().map(Reason::message).collect(Collectors.joining(" "));
    }
  }

  /** Decides. */
  static Permission of(CallFacts facts, Instant now) {
    TrunkChoice trunks = TrunkChoice.of(facts);
    List<Refusal> refusals = new ArrayList<>();
    switch (facts.agent()) {
      case PUBLISHED -> {}
      case ARCHIVED -> refusals.add(new Refusal.AgentArchived());
      case UNPUBLISHED -> refusals.add(new Refusal.AgentUnpublished());
    }
    if (facts.suppressed()) {
      refusals.add(new Refusal.Suppressed());
    }
    refusals.addAll(trunks.refusals());
    if (facts.callAt() != null && facts.callAt().isAfter(now.plus(FARTHEST))) {
      refusals.add(new Refusal.TooFarAhead(FARTHEST));
    }
    if (!refusals.isEmpty()) {
      return new Refused(refusals);
    }
    List<Deferral> deferrals = deferrals(facts, now);
    return deferrals.isEmpty()
        ? new Allowed(trunks.open())
        : new Deferred(deferrals, trunks.open());
  }

  private static <T> List<T> some(String what, List<T> list) {
    if (list.isEmpty()) {
      throw new IllegalArgumentException("A permission was given no %s.".formatted(what));
    }
    return List.copyOf(list);
  }

  private static List<Deferral> deferrals(CallFacts facts, Instant now) {
    List<Deferral> deferrals = new ArrayList<>();
    if (facts.callAt() != null && facts.callAt().isAfter(now)) {
      deferrals.add(new Deferral.Early(facts.callAt()));
    }
    Load load = facts.load();
    if (load != null) {
      if (load.stopped()) {
        deferrals.add(new Deferral.DiallingStopped());
      }
      if (load.team().full()) {
        deferrals.add(new Deferral.TeamBusy(load.team().most()));
      }
      if (load.second().full()) {
        deferrals.add(new Deferral.TeamQuick(load.second().most()));
      }
      if (load.trunks().full()) {
        deferrals.add(new Deferral.TrunksBusy(load.trunks().most()));
      }
    }
    return deferrals;
  }
}
