package dev.parley.bench;

import dev.parley.agent.Expects;
import dev.parley.call.FeltGap;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One turn of a simulated caller, and what became of it.
 *
 * @param pause inside the turn, zero for none
 * @param cutOff whether the turn was taken to be over before it was
 * @param gap last voiced packet of theirs to first voiced packet of ours, both at the caller's
 *     socket; null when none is to be measured
 * @param parts where the agent itself thinks its time went, null when it doesn't say
 * @param heard the words that were understood
 */
record Take(
    Expects expects,
    String voice,
    String said,
    Duration pause,
    boolean cutOff,
    @Nullable Duration gap,
    @Nullable FeltGap parts,
    String heard) {
  boolean paused() {
    return !pause.isZero();
  }

  /** Whether the words were understood as they were said, but for case and punctuation. */
  boolean understood() {
    return plain(heard).equals(plain(said));
  }

  /** For somebody who watches. */
  String described() {
    String gapped = gap == null ? "-" : gap.toMillis() + " ms";
    return "%-7s %s %4d ms pause, gap %s%s: \"%s\" heard as \"%s\""
        .formatted(
            expects, voice, pause.toMillis(), gapped, cutOff ? ", CUT OFF" : "", said, heard);
  }

  private static String plain(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", " ").strip();
  }
}
