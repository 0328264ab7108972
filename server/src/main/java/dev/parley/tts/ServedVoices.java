package dev.parley.tts;

import dev.parley.outbound.OutboundClient;
import dev.parley.outbound.Rest;
import dev.parley.watch.Pulse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * The voice of a server, with the embedded voices beside it and in its place: it has {@link #FIRST}
 * until its first sound and {@link #NEXT} for more, or an embedded voice says that sentence. After
 * failures the server is left alone for a while. What it said before is kept as the embedded voices
 * keep theirs. Thread-safe.
 */
public final class ServedVoices implements TextToSpeech {
  /** The engine's name in agents. */
  public static final String ENGINE = "server";

  /** Later than this, people think that nobody is there. */
  public static final Duration FIRST = Duration.ofMillis(700);

  /** In the middle of a sentence no longer pause is natural. */
  static final Duration NEXT = Duration.ofMillis(700);

  private static final int LONGEST_KEPT_SECONDS = 10;

  private final VoiceServer server;
  private final VoiceEngine engine;
  private final TextToSpeech embedded;
  private final Voice standIn;
  private final Pronunciations pronunciations;
  private final RenderCache cache;
  private final Rest rest;
  private final SpeechBuffer.Patience patience;

  /**
   * A server's voice beside the embedded ones.
   *
   * @param client which may go where the server is; closed by whoever made it, after this
   * @param embedded closed by whoever made them
   * @param standIn which of them speaks where the server does not
   * @param pronunciations of names
   * @param kept where rendered texts are kept; need not exist
   * @param nanos the time
   */
  public ServedVoices(
      VoiceServer server,
      OutboundClient client,
      TextToSpeech embedded,
      Voice standIn,
      Pronunciations pronunciations,
      Path kept,
      Rest rest,
      LongSupplier nanos) {
    this(
        server,
        client,
        embedded,
        standIn,
        pronunciations,
        kept,
        rest,
        new SpeechBuffer.Patience(FIRST, NEXT, nanos));
  }

  /** The same for listeners of another patience. */
  ServedVoices(
      VoiceServer server,
      OutboundClient client,
      TextToSpeech embedded,
      Voice standIn,
      Pronunciations pronunciations,
      Path kept,
      Rest rest,
      SpeechBuffer.Patience patience) {
    this.server = server;
    this.embedded = embedded;
    this.standIn = standIn;
    this.pronunciations = pronunciations;
    this.rest = rest;
    this.patience = patience;
    engine = new HttpVoice(server, client);
    cache = new RenderCache(kept);
  }

  /** The one of agents that name none. */
  public Voice voice() {
    return new Voice(ENGINE, server.voice(), 1.0);
  }

  @Override
  public Speech speak(String text, Voice voice, int rate) {
    if (!voice.engine().equals(ENGINE)) {
      return embedded.speak(text, voice, rate);
    }
    String spoken = pronunciations.respelled(SpokenText.of(text));
    if (spoken.isEmpty()) {
      return new LineSpeech(new SpeechBuffer(new short[0]), engine.rate(), rate);
    }
    Optional<short[]> rendered = cache.find(spoken, kept(voice));
    if (rendered.isPresent()) {
      return new LineSpeech(new SpeechBuffer(rendered.get()), engine.rate(), rate);
    }
    Optional<Rest.Attempt> attempt = rest.attempt();
    return attempt.isPresent()
        ? served(text, spoken, voice, rate, attempt.get())
        : new StandInSpeech(
            embedded.speak(text, standIn(voice), rate),
            "%s is left alone for a while after failures".formatted(server.name()));
  }

  private Speech served(String text, String spoken, Voice voice, int rate, Rest.Attempt attempt) {
    SpeechBuffer buffer = new SpeechBuffer(patience);
    Rendering rendering = rendering(spoken, voice, buffer, attempt, true);
    return new ServedSpeech(
        buffer,
        new LineSpeech(buffer, engine.rate(), rate),
        rendering,
        () -> embedded.speak(text, standIn(voice), rate),
        server.name(),
        rate);
  }

  private Rendering rendering(
      String spoken, Voice voice, SpeechBuffer buffer, Rest.Attempt attempt, boolean live) {
    return new Rendering(
        engine,
        new Rendering.Text(spoken, voice.id(), voice.speed()),
        buffer,
        attempt,
        live,
        samples -> {
          if (samples.length <= LONGEST_KEPT_SECONDS * engine.rate()) {
            cache.keep(spoken, kept(voice), samples);
          }
        });
  }

  @Override
  public void prepare(String text, Voice voice) {
    if (!voice.engine().equals(ENGINE)) {
      embedded.prepare(text, voice);
    } else if (!rendered(text, voice, true)) {
      embedded.prepare(text, standIn(voice));
    }
  }

  @Override
  public void prepareInPrivate(String text, Voice voice) {
    if (!voice.engine().equals(ENGINE)) {
      embedded.prepareInPrivate(text, voice);
    } else if (!rendered(text, voice, false)) {
      embedded.prepareInPrivate(text, standIn(voice));
    }
  }

  /** Has the server say a text that is kept then; false if it does not. */
  private boolean rendered(String text, Voice voice, boolean ofEveryCall) {
    String spoken = pronunciations.respelled(SpokenText.of(text));
    if (spoken.isEmpty() || cache.find(spoken, kept(voice)).isPresent()) {
      return true;
    }
    Optional<Rest.Attempt> attempt = rest.attempt();
    if (attempt.isEmpty()) {
      return false;
    }
    SpeechBuffer buffer = new SpeechBuffer(patience);
    Rendering rendering = rendering(spoken, voice, buffer, attempt.get(), false);
    try {
      short[] samples = buffer.await();
      if (ofEveryCall) {
        cache.store(spoken, kept(voice), samples);
      } else {
        cache.keep(spoken, kept(voice), samples);
      }
      return true;
    } catch (TtsException _) {
      return false;
    } catch (InterruptedException e) {
      rendering.stop();
      Thread.currentThread().interrupt();
      throw new TtsException("Rendering was interrupted.", e);
    }
  }

  /** The embedded voice in place of the server's, as fast as that. */
  private Voice standIn(Voice voice) {
    return new Voice(standIn.engine(), standIn.id(), standIn.speed() * voice.speed());
  }

  /** Under what its renderings are kept: two servers' voices of one name are not the same. */
  private Voice kept(Voice voice) {
    String where =
        "%s %s %s %s"
            .formatted(
                ENGINE, server.protocol(), server.endpoint().url(), server.endpoint().model());
    return new Voice(where, voice.id(), voice.speed());
  }

  @Override
  public Voice speaks(Voice wanted) {
    return ENGINE.equals(wanted.engine()) ? wanted : embedded.speaks(wanted);
  }

  @Override
  public List<Pulse> pulses() {
    return embedded.pulses();
  }

  @Override
  public void close() {}
}
