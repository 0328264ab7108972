package dev.parley.schedule;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One reason why somebody may be called, but not now. */
public sealed interface Deferral extends Reason {
  /** Before when it surely stands; null if nobody can know. */
  default @Nullable Instant until() {
    return null;
  }

  /** The call was ordered for a time that has not come. */
  record Early(Instant callAt) implements Deferral {
    @Override
    public String code() {
      return "call_at";
    }

    @Override
    public Instant until() {
      return callAt;
    }
  }

  /** The team has stopped dialling. */
  record DiallingStopped() implements Deferral {
    @Override
    public String code() {
      return "dialling_stopped";
    }
  }

  /** The team has as many calls under way as it may have. */
  record TeamBusy(int most) implements Deferral {
    @Override
    public String code() {
      return "team_busy";
    }
  }

  /** The team began as many calls within a second as it may. */
  record TeamQuick(int most) implements Deferral {
    @Override
    public String code() {
      return "team_calls_per_second";
    }
  }

  /** The trunks that may carry the call have as many as they carry. */
  record TrunksBusy(int most) implements Deferral {
    @Override
    public String code() {
      return "trunk_busy";
    }
  }
}
