package dev.parley.tts;

import dev.parley.inference.Inference;
import dev.parley.models.ModelStore;
import dev.parley.watch.Crew;
import dev.parley.watch.Pulse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The voices in the process: the neural one, and Pico and Flite beside it and in its place where it
 * is not there. Rendering runs on a few threads, far ahead of listening; texts said before start at
 * once. Thread-safe.
 */
public final class EmbeddedVoices implements TextToSpeech {
  /**
   * A neural voice, an American woman, with which agents speak that name none; there where its item
   * was fetched.
   */
  public static final Voice HEART = new Voice("hibari", "heart", 1.0);

  /** The quickest voice, which stands in where no other can be loaded. */
  public static final Voice PICO = new Voice("pico", "en-US", 1.0);

  /** A male voice. */
  public static final Voice RMS = new Voice("flite", "rms", 1.0);

  /** A female voice other than Pico's. */
  public static final Voice SLT = new Voice("flite", "slt", 1.0);

  private static final Logger log = LoggerFactory.getLogger(EmbeddedVoices.class);
  private static final int MOST_WAITING = 1000;
  private static final int LONGEST_TEXT = 10_000;
  private static final int LONGEST_KEPT_SECONDS = 10;
  private static final Duration LONGEST_RENDERING = Duration.ofSeconds(60);
  private static final Duration LAST_WORDS = Duration.ofSeconds(5);

  private final Map<String, VoiceEngine> engines;
  private final Pronunciations pronunciations;
  private final RenderCache cache;
  private final Crew threads;
  private volatile boolean closing;

  private EmbeddedVoices(
      Map<String, VoiceEngine> engines,
      Pronunciations pronunciations,
      ModelStore models,
      int cores) {
    this.engines = engines;
    this.pronunciations = pronunciations;
    cache = new RenderCache(models.directory().resolve("rendered"));
    threads = Crew.of("voice-", cores, LONGEST_RENDERING, new ArrayBlockingQueue<>(MOST_WAITING));
  }

  /**
   * Loads all engines that were fetched.
   *
   * @param inference for the neural voice; to be closed after the voices
   * @param cores how many texts may be rendered at once
   * @throws TtsException if no engine can be loaded
   */
  public static EmbeddedVoices open(ModelStore models, Inference inference, int cores) {
    return open(models, inference, cores, HomeVoices.NONE);
  }

  /** The same with what a home adds. */
  public static EmbeddedVoices open(
      ModelStore models, Inference inference, int cores, HomeVoices home) {
    var engines = VoiceEngines.all(models, inference, cores, home);
    return new EmbeddedVoices(engines, home.pronunciations(), models, cores);
  }

  /** Loads the engines that need no network of neurons: Pico is the first of them. */
  public static EmbeddedVoices open(ModelStore models, int cores) {
    return new EmbeddedVoices(
        VoiceEngines.quick(models, cores), Pronunciations.NONE, models, cores);
  }

  /**
   * Loads one engine alone.
   *
   * @throws TtsException if there is no such engine, or it cannot be loaded
   */
  public static EmbeddedVoices only(
      String engine, ModelStore models, Inference inference, int cores) {
    return new EmbeddedVoices(
        Map.of(engine, VoiceEngines.one(engine, models, inference, cores)),
        Pronunciations.NONE,
        models,
        cores);
  }

  /**
   * The voice of agents that name none.
   *
   * @param setting {@code heart} or {@code pico}, null where it is not set
   */
  public static Voice usual(@Nullable String setting) {
    return "pico".equals(setting) ? PICO : HEART;
  }

  /** The names of the engines that could be loaded, the default first. */
  public List<String> engines() {
    return List.copyOf(engines.keySet());
  }

  /** All voices of the engines that could be loaded, the default first, at their own pace. */
  public List<Voice> voices() {
    return engines.entrySet().stream()
        .flatMap(engine ->
            engine.getValue().voices().stream().map(id -> new Voice(engine.getKey(), id, 1.0)))
        .toList();
  }

  @Override
  public Speech speak(String text, Voice wanted, int rate) {
    Voice voice = speaks(wanted);
    var speech = new LineSpeech(rendering(spoken(text), voice), engine(voice).rate(), rate);
    return engines.containsKey(wanted.engine())
        ? speech
        : new StandInSpeech(speech, wanted.name() + " is not on this machine");
  }

  /** A text as its voice gives it. */
  private SpeechBuffer rendering(String spoken, Voice voice) {
    Optional<short[]> rendered = cache.find(spoken, voice);
    if (rendered.isPresent()) {
      return new SpeechBuffer(rendered.get());
    }
    var speech = new SpeechBuffer();
    submit(() -> {
      render(spoken, voice, speech);
      keep(spoken, voice, speech);
    });
    return speech;
  }

  private VoiceEngine engine(Voice voice) {
    return Objects.requireNonNull(engines.get(voice.engine()));
  }

  /** What was said is said, also if it cannot be kept. */
  private void keep(String text, Voice voice, SpeechBuffer speech) {
    try {
      short[] samples = speech.rendered();
      if (speech.complete() && samples.length <= LONGEST_KEPT_SECONDS * engine(voice).rate()) {
        cache.keep(text, voice, samples);
      }
    } catch (RuntimeException | Error e) {
      Crew.outlive(e);
      log.warn("A rendered text could not be kept.", e);
    }
  }

  @Override
  public void prepare(String text, Voice wanted) {
    prepare(text, wanted, cache::store);
  }

  @Override
  public void prepareInPrivate(String text, Voice wanted) {
    prepare(text, wanted, cache::keep);
  }

  private interface Keeping {
    void keep(String text, Voice voice, short[] samples);
  }

  private void prepare(String text, Voice wanted, Keeping keeping) {
    String spoken = spoken(text);
    Voice voice = speaks(wanted);
    if (cache.find(spoken, voice).isPresent()) {
      return;
    }
    var speech = new SpeechBuffer();
    submit(() -> render(spoken, voice, speech));
    try {
      keeping.keep(spoken, voice, speech.await());
    } catch (InterruptedException e) {
      speech.close();
      Thread.currentThread().interrupt();
      throw new TtsException("Rendering was interrupted.", e);
    }
  }

  private void submit(Runnable rendering) {
    try {
      threads.execute(rendering);
    } catch (RejectedExecutionException e) {
      throw new TtsException(
          "No voice is free: " + MOST_WAITING + " texts wait already, or the voices are closed.",
          e);
    }
  }

  private void render(String text, Voice voice, SpeechBuffer speech) {
    try {
      if (closing) {
        throw new TtsException("The voices are closed.");
      }
      if (!text.isEmpty() && !speech.closed()) {
        engine(voice).render(text, voice.id(), voice.speed(), speech::append);
      }
      speech.finish();
    } catch (TtsException e) {
      speech.fail(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      speech.fail(new TtsException("Rendering was interrupted.", e));
    } catch (RuntimeException | Error e) {
      speech.fail(new TtsException("The voice failed.", e));
      Crew.outlive(e);
    }
  }

  @Override
  public Voice speaks(Voice wanted) {
    if (engines.containsKey(wanted.engine())) {
      return wanted;
    }
    Voice first = voices().getFirst();
    return new Voice(first.engine(), first.id(), wanted.speed());
  }

  private String spoken(String text) {
    if (text.length() > LONGEST_TEXT) {
      throw new TtsException(
          "The text has "
              + text.length()
              + " characters; at most "
              + LONGEST_TEXT
              + " can be said at once.");
    }
    return pronunciations.respelled(SpokenText.of(text));
  }

  @Override
  public List<Pulse> pulses() {
    return threads.pulses();
  }

  @Override
  public void close() {
    closing = true;
    threads.shutdown();
    try {
      if (threads.awaitTermination(LAST_WORDS.toMillis(), TimeUnit.MILLISECONDS)) {
        engines.values().forEach(VoiceEngine::close);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
