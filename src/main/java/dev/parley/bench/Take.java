package dev.parley.bench;

import dev.parley.agent.Expects;
import dev.parley.call.CallEvent;
import dev.parley.call.FeltGap;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One turn of a simulated caller, and what became of it.
 *
 * @param pause inside the turn, zero for none
 * @param cutOff whether the turn was taken to be over before it was
 * @param gap last voiced packet of theirs to first voiced packet of ours, both at the caller's
 *     socket; null when none is to be measured
 * @param parts where the agent itself thinks its time went, null when it doesn't say
 * @param heard the turns that were heard
 */
record Take(
    Expects expects,
    String voice,
    String said,
    Duration pause,
    boolean cutOff,
    @Nullable Duration gap,
    @Nullable FeltGap parts,
    List<CallEvent.CalleeSpoke> heard) {
  boolean paused() {
    return !pause.isZero();
  }

  /** Whether the words were understood as they were said, but for case and punctuation. */
  boolean understood() {
    return plain(words()).equals(plain(said));
  }

  /** For somebody who watches. */
  String described() {
    String gapped = gap == null ? "-" : gap.toMillis() + " ms";
    return "%-7s %s %4d ms pause, gap %s%s: \"%s\" heard as%s"
        .formatted(
            expects,
            voice,
            pause.toMillis(),
            gapped,
            cutOff ? ", CUT OFF" : "",
            said,
            heard.stream()
                .map(turn -> " \"%s\" (%.2f)".formatted(turn.text(), turn.confidence()))
                .collect(Collectors.joining(",")));
  }

  private String words() {
    return heard.stream().map(CallEvent.CalleeSpoke::text).collect(Collectors.joining(" "));
  }

  private static String plain(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", " ").strip();
  }
}
