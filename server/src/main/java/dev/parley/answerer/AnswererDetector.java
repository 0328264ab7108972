package dev.parley.answerer;

import dev.parley.audio.AudioClock;
import dev.parley.call.Answerer;
import dev.parley.language.intents.AnsweringCue;
import dev.parley.turn.HeardWindow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds who or what took a call, from the answer on. Time is counted in what is heard, in ticks of
 * {@link AudioClock}, so it depends on nothing but what it is fed; it belongs to one thread.
 */
public final class AnswererDetector {
  /** How sure it must be of a machine. */
  private static final double SURE = 0.9;

  /** The same of one that was taken for a human, whom a wrong word would send away. */
  private static final double SURER = 0.985;

  private static final float VOICE = 0.5f;

  /** How long a run may be of a human who is taken for one when they wait. */
  private static final Duration SHORT = Duration.ofMillis(2500);

  /** Who waits for so long, whatever was said, has said it. */
  private static final long SAID = AudioClock.RATE * 2;

  /** Where in a run its words are wanted, though it has no pause. */
  private static final long[] LOOKS = {
    AudioClock.RATE * 13 / 10,
    AudioClock.RATE * 20 / 10,
    AudioClock.RATE * 27 / 10,
    AudioClock.RATE * 38 / 10
  };

  /** Words that are known up to here before a place are known of it. */
  private static final long FRESH = AudioClock.RATE * 6 / 10;

  /** A human who waited so often has been spoken with. */
  private static final int SPOKEN_WITH = 3;

  /** What only somebody says who waits for an answer. */
  private static final Set<AnsweringCue> ADDRESSING =
      EnumSet.of(AnsweringCue.GREETING, AnsweringCue.OFFER, AnsweringCue.WHO_CALLS);

  private final Signalling signalling;
  private final List<? extends AnswererOpinion> opinions;
  private final Rhythm rhythm = new Rhythm();
  private final Tones tones;
  private final Music music;
  private final List<AnswererSignal> signals = new ArrayList<>();
  private Transcript transcript = new Transcript();
  private @Nullable Answerer answerer;
  private @Nullable Answerer before;
  private long position;
  private long silentSince;
  private long stretch = -1;
  private int looks;
  private int waits;
  private int beeps;
  private boolean information;
  private boolean waiting;
  private boolean settled;

  /**
   * A detector for one call.
   *
   * @param rate samples a second of what it hears
   */
  public AnswererDetector(
      Signalling signalling, List<? extends AnswererOpinion> opinions, int rate) {
    this.signalling = signalling;
    this.opinions = List.copyOf(opinions);
    tones = new Tones(rate);
    music = new Music(rate);
  }

  /** Who took the call, null while that is not known. */
  public @Nullable Answerer answerer() {
    return answerer;
  }

  /** Whether it is settled that a human is spoken with, so that nothing more will be found. */
  public boolean settled() {
    return settled;
  }

  /** Hears 32 ms; windows come in order and without a gap. */
  public List<AnswererSignal> window(HeardWindow window, short[] samples) {
    if (settled) {
      return List.of();
    }
    position = window.end();
    hear(
        tones.listen(
            samples, window.probability() >= VOICE, rhythm.runs() > 0 || rhythm.running()));
    if (music.plays(window, samples)) {
      music.forget();
      judge(Answerer.HOLD_MUSIC, 1, "music");
    }
    boolean waits = rhythm.waits(window);
    if (rhythm.running()) {
      waiting = false;
    }
    if (rhythm.stretch() != stretch) {
      stretch = rhythm.stretch();
      looks = 0;
    }
    if (waits) {
      waiting = true;
      silentSince = rhythm.to();
      this.waits++;
    }
    if (rhythm.running()) {
      look();
    }
    if (waiting) {
      waited();
    }
    return drain();
  }

  /** Takes the words between two positions; again for more of the same. */
  public List<AnswererSignal> words(long from, long to, String text) {
    if (settled) {
      return List.of();
    }
    transcript.add(from, to, text);
    weigh();
    return drain();
  }

  /** Has the words decoded of a run that has no pause. */
  private void look() {
    long length = rhythm.to() - rhythm.stretch();
    if (looks < LOOKS.length && length >= LOOKS[looks] && rhythm.speaking()) {
      looks++;
      if (transcript.to() < rhythm.to() - FRESH) {
        signals.add(new AnswererSignal.Decode(rhythm.stretch(), rhythm.to()));
      }
      weigh();
    }
  }

  private void hear(Tones.@Nullable Found found) {
    switch (found) {
      case null -> {}
      case BEEP -> {
        beeps++;
        signals.add(new AnswererSignal.Beep());
        weigh();
      }
      case FAX -> judge(Answerer.FAX, 1, "the tone of a fax");
      case INFORMATION -> {
        information = true;
        weigh();
      }
    }
  }

  /** Somebody spoke and waits now. */
  private void waited() {
    boolean known = transcript.to() > rhythm.to() - FRESH;
    boolean said = position - silentSince >= SAID;
    if (!known && !said) {
      return;
    }
    waiting = false;
    weigh();
    Answerer now = answerer;
    if (now == null) {
      human(known, said);
    } else if (now == Answerer.HUMAN) {
      settled = waits >= SPOKEN_WITH;
    } else if (addressed()) {
      judge(Answerer.HUMAN, 1 - SURE, "words that wait for an answer: " + latest());
    } else if (asks(now)) {
      before = now;
      answerer = null;
      transcript = new Transcript();
    }
  }

  private void human(boolean known, boolean said) {
    Belief belief = belief();
    boolean brief = rhythm.length().compareTo(SHORT) < 0;
    if (before == null || addressed() || (brief && known && !latest().isEmpty())) {
      double probability = belief.probability(Answerer.HUMAN);
      if (probability >= 0.5 || said || brief) {
        judge(Answerer.HUMAN, probability, "waits after " + described());
      } else {
        waiting = true;
      }
    }
  }

  /** Whether what was said last is for somebody who is to answer, and nothing of a machine. */
  private boolean addressed() {
    Set<AnsweringCue> cues = AnsweringCue.in(latest());
    return rhythm.length().compareTo(SHORT) < 0 && !cues.isEmpty() && ADDRESSING.containsAll(cues);
  }

  private String latest() {
    return transcript.since(rhythm.from());
  }

  private static boolean asks(Answerer answerer) {
    return answerer == Answerer.SCREENING
        || answerer == Answerer.IVR
        || answerer == Answerer.HOLD_MUSIC;
  }

  private void weigh() {
    Belief belief = belief();
    double machine = 1 - belief.probability(Answerer.HUMAN);
    Answerer kind = belief.machine();
    double needed = answerer == Answerer.HUMAN ? SURER : SURE;
    if (machine >= needed && kind != answerer) {
      judge(kind, machine, described());
    }
  }

  private Belief belief() {
    Belief belief = new Belief();
    belief.addToMachines(signalling.machine());
    belief.addToMachines(rhythm(rhythm.length()));
    if (rhythm.runs() > 0 || rhythm.running()) {
      belief.add(Answerer.VOICEMAIL, Math.min(beeps, 1) * 2.5);
    }
    if (information) {
      belief.add(Answerer.UNREACHABLE, 6);
      belief.add(Answerer.OUT_OF_SERVICE, 6);
    }
    if (answerer == Answerer.HUMAN) {
      belief.add(Answerer.HUMAN, 2);
    }
    if (before == Answerer.HOLD_MUSIC || before == Answerer.SCREENING) {
      belief.add(before, 1);
    }
    String words = transcript.since(0);
    if (!words.isEmpty()) {
      opinions.forEach(opinion -> belief.add(opinion.of(words)));
    }
    return belief;
  }

  /** How far a run of this length speaks for a machine. */
  private static double rhythm(Duration run) {
    double seconds = run.toMillis() / 1e3;
    return seconds < 1.2 ? -1 : seconds < 2.5 ? -0.3 : Math.min(2.2, 0.3 + (seconds - 2.5) * 0.3);
  }

  private String described() {
    String words = transcript.since(0);
    String ran = "a run of %.1f s".formatted(rhythm.length().toMillis() / 1e3);
    return words.isEmpty() ? ran : ran + ": " + words;
  }

  private void judge(Answerer kind, double probability, String because) {
    if (kind != answerer) {
      answerer = kind;
      signals.add(new AnswererSignal.Judged(kind, probability, because));
    }
  }

  private List<AnswererSignal> drain() {
    List<AnswererSignal> drained = List.copyOf(signals);
    signals.clear();
    return drained;
  }
}
