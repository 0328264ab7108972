package dev.parley;

import dev.parley.audio.AudioClock;
import dev.parley.audio.AudioFrame;
import dev.parley.audio.G711;
import dev.parley.embedding.MiniLm;
import dev.parley.inference.Inference;
import dev.parley.models.ModelStore;
import dev.parley.models.Progress;
import dev.parley.nlu.EncoderReader;
import dev.parley.stt.Moonshine;
import dev.parley.stt.SileroVad;
import dev.parley.stt.SttEvent;
import dev.parley.stt.SttOptions;
import dev.parley.stt.SttSession;
import dev.parley.tts.EmbeddedVoices;
import dev.parley.tts.Speech;
import dev.parley.tts.Voice;
import java.util.Arrays;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * The real models, fetched into the user's cache when they are missing and loaded once for all
 * tests of a JVM. They are never closed: they end with it.
 */
public final class SpeechFixture {
  private static final int CORES = 2;

  private SpeechFixture() {}

  /** The store with everything fetched. */
  public static ModelStore models() {
    return Models.STORE;
  }

  /** The shared runtime. */
  public static Inference inference() {
    return Shared.INFERENCE;
  }

  /** The base recogniser. */
  public static Moonshine stt() {
    return Base.STT;
  }

  /** The tiny recogniser. */
  public static Moonshine tinyStt() {
    return Tiny.STT;
  }

  /** The detector. */
  public static SileroVad vad() {
    return Vad.VAD;
  }

  /** The voices. */
  public static EmbeddedVoices voices() {
    return Voices.VOICES;
  }

  /** Whether the neural voice is here, which not every machine can fetch. */
  public static boolean hasHeart() {
    return voices().engines().contains(EmbeddedVoices.HEART.engine());
  }

  /** The reader of replies. */
  public static EncoderReader reader() {
    return Reading.READER;
  }

  /** What texts mean. */
  public static MiniLm embedding() {
    return Meaning.EMBEDDING;
  }

  /** A text as it sounds on a telephone: spoken, then through µ-law. */
  public static short[] spoken(String text, Voice voice) throws InterruptedException {
    short[] all = spoken(text, voice, AudioFrame.NARROWBAND);
    for (int i = 0; i < all.length; i++) {
      all[i] = G711.PCMU.decode(G711.PCMU.encode(all[i]));
    }
    return all;
  }

  /** A text as a voice says it, at so many samples a second. */
  public static short[] spoken(String text, Voice voice, int rate) throws InterruptedException {
    short[] all = new short[0];
    try (Speech speech = voices().speak(text, voice, rate)) {
      short[] chunk = new short[AudioClock.FRAME];
      for (int n = speech.read(chunk); n >= 0; n = speech.read(chunk)) {
        all = Arrays.copyOf(all, all.length + n);
        System.arraycopy(chunk, 0, all, all.length - n, n);
      }
    }
    return all;
  }

  /** What a recogniser makes of speech with half a second of silence around it. */
  public static SttEvent.Final heard(Moonshine stt, short[] samples) throws InterruptedException {
    return heard(stt, samples, AudioFrame.NARROWBAND);
  }

  /** The same of so many samples a second. */
  public static SttEvent.Final heard(Moonshine stt, short[] samples, int rate)
      throws InterruptedException {
    int quiet = AudioClock.RATE / 2;
    int perTick = AudioClock.samplesPerTick(rate);
    int ticks = samples.length / perTick;
    var events = new LinkedBlockingQueue<SttEvent>();
    try (SttSession session = stt.open(new SttOptions("en-US", rate, false), events::add)) {
      session.accept(new short[quiet * perTick], quiet * perTick, 0);
      session.accept(samples, ticks * perTick, quiet);
      session.decode(quiet, quiet + ticks, SttOptions.Expected.FREE);
      SttEvent event = events.poll(30, TimeUnit.SECONDS);
      if (event instanceof SttEvent.Final last) {
        return last;
      }
      throw new AssertionError("no final but " + event);
    }
  }

  private static final class Models {
    private static final ModelStore STORE = fetched();

    private static ModelStore fetched() {
      var environment = System.getenv();
      var store = ModelStore.open(ModelStore.defaultDirectory(environment), environment);
      try {
        store.ensure(Progress.on(System.err));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new AssertionError("interrupted while fetching models", e);
      }
      return store;
    }
  }

  private static final class Shared {
    private static final Inference INFERENCE = Inference.open(models(), CORES);
  }

  private static final class Base {
    private static final Moonshine STT = Moonshine.load(inference(), models(), Moonshine.Size.BASE);
  }

  private static final class Tiny {
    private static final Moonshine STT = Moonshine.load(inference(), models(), Moonshine.Size.TINY);
  }

  private static final class Vad {
    private static final SileroVad VAD = SileroVad.start(inference(), models());
  }

  private static final class Voices {
    private static final EmbeddedVoices VOICES = EmbeddedVoices.open(models(), inference(), CORES);
  }

  private static final class Meaning {
    static final MiniLm EMBEDDING = new MiniLm(inference());
  }

  private static final class Reading {
    static final EncoderReader READER = EncoderReader.load(inference());
  }
}
