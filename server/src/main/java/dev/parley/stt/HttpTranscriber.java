package dev.parley.stt;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.parley.audio.WavBytes;
import dev.parley.outbound.Endpoint;
import dev.parley.outbound.OutboundAnswer;
import dev.parley.outbound.OutboundClient;
import dev.parley.outbound.OutboundException;
import dev.parley.outbound.OutboundLimits;
import dev.parley.outbound.OutboundRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * A recogniser behind OpenAI's {@code /audio/transcriptions}, as many servers speak it
 * (platform.openai.com/docs/api-reference/audio/createTranscription). It is asked for as much as it
 * knows of how sure it is; what a server does not take is left out from then on.
 */
final class HttpTranscriber {
  /** What every such server hears. */
  static final int RATE = 16_000;

  private static final int OK = 200;
  private static final int BAD_REQUEST = 400;
  private static final int UNPROCESSABLE = 422;

  /** A long turn with all that is known of each of its words. */
  private static final long MOST_BYTES = 256 << 10;

  private final Endpoint endpoint;
  private final OutboundClient client;
  private final LongSupplier nanos;
  private final Map<String, String> headers;
  private volatile Detail detail = Detail.SEGMENTS;

  /** How much is asked for. */
  private enum Detail {
    /** Of Whisper and those like it. */
    SEGMENTS,
    /** Of OpenAI's newer models. */
    TOKENS,
    /** The words alone. */
    WORDS;

    void into(Map<String, String> fields) {
      fields.put("response_format", this == SEGMENTS ? "verbose_json" : "json");
      if (this == TOKENS) {
        fields.put("include[]", "logprobs");
      }
    }

    /** What to ask for after a refusal; empty if the refusal is of something else. */
    Optional<Detail> after(String refusal) {
      return switch (this) {
        case SEGMENTS ->
            refusal.contains("response_format") || refusal.contains("verbose_json")
                ? Optional.of(TOKENS)
                : Optional.empty();
        case TOKENS ->
            refusal.contains("include") || refusal.contains("logprobs")
                ? Optional.of(WORDS)
                : Optional.empty();
        case WORDS -> Optional.empty();
      };
    }
  }

  /**
   * A recogniser; whoever made the client closes it.
   *
   * @param client which may go where the server is
   * @param nanos the time
   */
  HttpTranscriber(HearingServer server, OutboundClient client, LongSupplier nanos) {
    endpoint = server.endpoint();
    this.client = client;
    this.nanos = nanos;
    Map<String, String> all = new HashMap<>();
    all.put("Content-Type", MultipartForm.TYPE);
    all.put("Accept", "application/json");
    Endpoint.Key key = endpoint.key();
    if (key != null) {
      all.put("Authorization", "Bearer " + key.value());
    }
    headers = Map.copyOf(all);
  }

  /**
   * Asks for the words of a clip.
   *
   * @param samples at {@link #RATE}
   * @param language BCP 47
   */
  ServedAnswer transcribe(short[] samples, String language, Duration within)
      throws InterruptedException {
    long end = nanos.getAsLong() + within.toNanos();
    byte[] wav = WavBytes.of(samples, RATE);
    while (true) {
      Detail asked = detail;
      Duration left = Duration.ofNanos(end - nanos.getAsLong());
      if (!left.isPositive()) {
        return late(within);
      }
      try (OutboundAnswer answer =
          client.open(request(left), MultipartForm.of(fields(asked, language), "turn.wav", wav))) {
        byte[] body = answer.bytes();
        switch (answer.status()) {
          case OK -> {
            return TranscriptJson.read(body);
          }
          case BAD_REQUEST, UNPROCESSABLE -> {
            Optional<Detail> less = asked.after(new String(body, StandardCharsets.UTF_8));
            if (less.isEmpty()) {
              return new ServedAnswer.Failed("HTTP " + answer.status());
            }
            detail = less.get();
          }
          default -> {
            return new ServedAnswer.Failed("HTTP " + answer.status());
          }
        }
      } catch (OutboundException e) {
        return nanos.getAsLong() >= end
            ? late(within)
            : new ServedAnswer.Failed(e.failure().words());
      } catch (JsonProcessingException _) {
        return new ServedAnswer.Failed("what came is no JSON");
      }
    }
  }

  private static ServedAnswer late(Duration within) {
    return new ServedAnswer.Failed("no answer within %d ms".formatted(within.toMillis()));
  }

  private OutboundRequest request(Duration left) {
    return new OutboundRequest(
        "POST",
        endpoint.at("/audio/transcriptions"),
        headers,
        null,
        OutboundLimits.within(left, MOST_BYTES),
        false);
  }

  private Map<String, String> fields(Detail asked, String language) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("model", endpoint.model());
    // ISO 639-1, which is what a BCP 47 tag begins with.
    fields.put("language", language.split("-", 2)[0]);
    fields.put("temperature", "0");
    asked.into(fields);
    return fields;
  }
}
