package dev.parley.bench.speech;

import dev.parley.audio.AudioClock;
import dev.parley.audio.AudioFrame;
import dev.parley.bench.callee.Sounds;
import dev.parley.bench.callee.TwoPhones;
import dev.parley.bench.heard.Dictation;
import dev.parley.bench.report.BenchException;
import dev.parley.sim.Utterance;
import dev.parley.stt.SpeechToText;
import dev.parley.telephony.MediaReport;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;

/** A call of Parley's telephone to one on a bad network, heard by several recognisers at once. */
final class LossyCall implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final int LONGEST = 20 * AudioFrame.NARROWBAND;

  /** More than the recogniser wants behind the words. */
  private static final int TAIL = AudioFrame.NARROWBAND * 6 / 10;

  private final TwoPhones phones;
  private final Map<String, Dictation> dictations = new LinkedHashMap<>();
  private final AudioFrame frame = new AudioFrame(AudioFrame.NARROWBAND);
  private final short[] heard = new short[LONGEST];
  private long from;
  private int count;
  private int concealed;
  private int frames;

  /** Dials and is answered. */
  LossyCall(double loss, Map<String, SpeechToText> recognisers, InstantSource clock, Random random)
      throws InterruptedException {
    phones = TwoPhones.connected(loss, clock, random);
    recognisers.forEach(
        (name, stt) -> dictations.put(name, new Dictation(stt, AudioFrame.NARROWBAND)));
  }

  /** Has the far end play a clip, and listens: what each recogniser made of it. */
  Map<String, Transcript> hear(Clip clip) throws InterruptedException {
    count = 0;
    listen();
    Utterance clipped = phones.callee().say(clip.samples());
    long end = System.nanoTime() + LIMIT.toNanos();
    int left = TAIL;
    while (left > 0) {
      int before = count;
      listen();
      left -= clipped.said() ? count - before : 0;
      if (System.nanoTime() > end || phones.call().audio().closed()) {
        throw new BenchException("A call went silent in the middle of a clip.");
      }
      Thread.sleep(5);
    }
    short[] these = Arrays.copyOf(heard, count);
    int first = Sounds.firstVoiced(these);
    int last = Sounds.lastVoiced(these) + 1;
    Map<String, Transcript> transcripts = new LinkedHashMap<>();
    for (Map.Entry<String, Dictation> dictation : dictations.entrySet()) {
      transcripts.put(
          dictation.getKey(),
          Transcript.of(clip, dictation.getValue().text(from + first, from + last)));
    }
    return transcripts;
  }

  private void listen() {
    while (phones.call().audio().poll(frame)) {
      if (count == 0) {
        from = frame.position();
      }
      if (count + AudioClock.FRAME <= LONGEST) {
        System.arraycopy(frame.samples(), 0, heard, count, AudioClock.FRAME);
        count += AudioClock.FRAME;
      }
      frames++;
      concealed += frame.concealed() ? 1 : 0;
      dictations
          .values()
          .forEach(d -> d.accept(frame.samples(), AudioClock.FRAME, frame.position()));
    }
  }

  /** Packets that got lost, of all that there were. */
  Share lost() {
    MediaReport media = phones.call().media();
    return new Share(media.lost(), media.lost() + media.received());
  }

  /** Frames that were made up, of all that were heard. */
  Share concealed() {
    return new Share(concealed, frames);
  }

  /** So many of so many. */
  record Share(long some, long all) {
    Share plus(Share other) {
      return new Share(some + other.some, all + other.all);
    }

    double percent() {
      return 100.0 * some / Math.max(1, all);
    }
  }

  @Override
  public void close() {
    dictations.values().forEach(Dictation::close);
    phones.close();
  }
}
