package dev.parley.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.agent.AgentDocument;
import dev.parley.agent.Template;
import dev.parley.audio.AudioFrame;
import dev.parley.audio.WavBytes;
import dev.parley.driver.Engines;
import dev.parley.playout.Clip;
import dev.parley.tts.TtsException;
import dev.parley.tts.Voice;
import java.io.ByteArrayInputStream;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How an agent sounds. */
final class VoiceRoutes {
  private static final int LONGEST_TEXT = 1_000;
  private static final int LONGEST_NAME = 100;
  private static final int MOST_SECONDS = 120;
  private static final double SLOWEST = 0.5;
  private static final double FASTEST = 2.0;

  /** Calls are rendered by the same cores. */
  private static final int AT_ONCE = 2;

  private final Voices voices;
  private final ChatScopes scopes;
  private final Semaphore free = new Semaphore(AT_ONCE);

  VoiceRoutes(Voices voices, ChatScopes scopes) {
    this.voices = voices;
    this.scopes = scopes;
  }

  Stream<Route> routes() {
    return Stream.of(Route.ask("/voice/say", this::say));
  }

  private Answer say(Request request) {
    Body body = request.body();
    String text = body.required("text");
    String _ = body.text("text", LONGEST_TEXT);
    Voice voice = Engines.voice(voice(body.object("voice")), voices.usual());
    int rate = rate(body.number("rate"));
    ChatScopes.Sample sample = ChatScopes.sample(body);
    String words = Template.render(text, scopes.scope(request.team(), "", sample)).text();
    short[] samples = Interruptibly.held(() -> spoken(words, voice, rate));
    request.context().header("Cache-Control", "private, no-store");
    return new Answer.Raw("audio/wav", new ByteArrayInputStream(WavBytes.of(samples, rate)));
  }

  private short[] spoken(String words, Voice voice, int rate) throws InterruptedException {
    if (!free.tryAcquire()) {
      throw ApiException.of(
          503,
          "unavailable",
          "%d texts are being spoken already; try again in a moment.".formatted(AT_ONCE));
    }
    try {
      return Clip.of(voices.tts(), words, voice, rate, MOST_SECONDS * rate);
    } catch (TtsException e) {
      throw ApiException.of(503, "unavailable", "The voice failed: %s".formatted(e.getMessage()));
    } finally {
      free.release();
    }
  }

  private static AgentDocument.@Nullable Voice voice(@Nullable ObjectNode given) {
    if (given == null) {
      return null;
    }
    Body body = new Body(given);
    return new AgentDocument.Voice(
        named(body, "engine"), named(body, "id"), speed(given.path("speed")));
  }

  private static @Nullable String named(Body body, String field) {
    String name = body.text(field, LONGEST_NAME);
    return name == null || name.isBlank() ? null : name.strip();
  }

  private static double speed(JsonNode speed) {
    if (speed.isMissingNode() || speed.isNull()) {
      return 1;
    }
    double factor = speed.asDouble(Double.NaN);
    if (!speed.isNumber() || !(factor >= SLOWEST && factor <= FASTEST)) {
      throw ApiException.invalid(
          "voice.speed",
          "The speed of a voice is %s to %s, and %s is not."
              .formatted(SLOWEST, FASTEST, ApiException.shortened(speed.toString())));
    }
    return factor;
  }

  private static int rate(@Nullable Integer asked) {
    if (asked == null) {
      return AudioFrame.WIDEBAND;
    }
    if (asked != AudioFrame.NARROWBAND && asked != AudioFrame.WIDEBAND) {
      throw ApiException.invalid(
          "rate",
          "The rate is %d samples a second; a call hears %d or %d."
              .formatted(asked, AudioFrame.NARROWBAND, AudioFrame.WIDEBAND));
    }
    return asked;
  }
}
