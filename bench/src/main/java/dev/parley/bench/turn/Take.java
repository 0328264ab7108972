package dev.parley.bench.turn;

import dev.parley.agent.Expects;
import dev.parley.call.CallEvent;
import dev.parley.call.FeltGap;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One turn of a simulated callee, and what became of it.
 *
 * @param pause inside the turn, zero for none
 * @param cutOff whether it was answered before it was over, or its pieces were taken for turns of
 *     their own
 * @param lost whether its pieces were taken for turns of their own
 * @param over how long the agent was heard over the callee, who went on; null when it was not
 * @param gap last voiced packet of theirs to first voiced packet of ours, both at the callee's
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
    boolean lost,
    @Nullable Duration over,
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
            (cutOff ? ", CUT OFF" : "")
                + (lost ? ", LOST" : "")
                + (over == null ? "" : ", over them for %d ms".formatted(over.toMillis())),
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
