package dev.parley.answerer;

import dev.parley.audio.SteadyTone;
import dev.parley.audio.ToneDetector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The tones of machines: fax (ITU-T T.30), the network's information tone (E.180), a beep. */
final class Tones {
  /** What a tone, or several, proved to be. */
  enum Found {
    BEEP,
    FAX,
    /** Three rising tones before an announcement. */
    INFORMATION
  }

  private static final double CALLING = 1100;
  private static final double CALLED = 2100;
  private static final double TOLERANCE = 30;
  private static final Duration CALLING_LEAST = Duration.ofMillis(420);
  private static final Duration CALLING_MOST = Duration.ofMillis(700);

  /** The called tone is cut to pieces of 450 ms by reversals of its phase. */
  private static final Duration CALLED_LEAST = Duration.ofMillis(800);

  private static final double[] INFORMATION = {950, 1400, 1800};
  private static final double ROUGHLY = 60;

  /** Longer is no beep: a ringing tone. */
  private static final Duration LONGEST_BEEP = Duration.ofMillis(1800);

  private static final int KEPT = 4;

  /** Windows without another tone after which a beep stood alone: 128 ms. */
  private static final int ALONE = 4;

  /** So many windows of a tone may be taken for a voice: its edges. */
  private static final int MOST_VOICED = 1;

  private final ToneDetector detector;
  private final List<SteadyTone> latest = new ArrayList<>();
  private Duration called = Duration.ZERO;
  private int untilAlone;
  private int voiced;

  Tones(int rate) {
    detector = new ToneDetector(rate);
  }

  /**
   * Listens to 32 ms.
   *
   * @param voice whether they are a voice, which may hold a note too
   * @param spoken whether somebody spoke before
   */
  @Nullable Found listen(short[] samples, boolean voice, boolean spoken) {
    SteadyTone over = detector.listen(samples);
    if (detector.current() == null && over == null) {
      voiced = 0;
    } else if (voice) {
      voiced++;
    }
    SteadyTone now = detector.current();
    if (now != null && now.near(CALLED, TOLERANCE) && now.length().compareTo(CALLED_LEAST) >= 0) {
      return Found.FAX;
    }
    if (over != null) {
      boolean sung = voiced > MOST_VOICED;
      voiced = 0;
      return sung ? null : found(over, spoken);
    }
    untilAlone = now != null || untilAlone == 0 ? 0 : untilAlone - 1;
    return now == null && untilAlone == 1 ? Found.BEEP : null;
  }

  private @Nullable Found found(SteadyTone tone, boolean spoken) {
    latest.add(tone);
    if (latest.size() > KEPT) {
      latest.removeFirst();
    }
    if (tone.near(CALLED, TOLERANCE)) {
      called = called.plus(tone.length());
      return called.compareTo(CALLED_LEAST) >= 0 ? Found.FAX : null;
    }
    if (information()) {
      return Found.INFORMATION;
    }
    boolean calling =
        tone.near(CALLING, TOLERANCE)
            && tone.length().compareTo(CALLING_LEAST) >= 0
            && tone.length().compareTo(CALLING_MOST) <= 0;
    if (calling && !spoken) {
      return Found.FAX;
    }
    untilAlone = tone.length().compareTo(LONGEST_BEEP) <= 0 ? ALONE : 0;
    return null;
  }

  private boolean information() {
    int from = latest.size() - INFORMATION.length;
    if (from < 0) {
      return false;
    }
    for (int i = 0; i < INFORMATION.length; i++) {
      if (!latest.get(from + i).near(INFORMATION[i], ROUGHLY)) {
        return false;
      }
    }
    return true;
  }
}
