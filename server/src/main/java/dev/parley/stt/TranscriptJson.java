package dev.parley.stt;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/**
 * Reads what {@code /audio/transcriptions} answers: the words, and of Whisper what it thinks of
 * each segment, of OpenAI's newer models how probable each token was.
 */
final class TranscriptJson {
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * Whisper's own bounds (openai/whisper, transcribe.py): nobody spoke where this is passed and the
   * log-probability is below the next, and what repeats itself more than the last is no transcript.
   */
  private static final double NO_SPEECH = 0.6;

  private static final double LEAST = -1.0;
  private static final double MOST_REPEATED = 2.4;

  /**
   * From Whisper's log-probabilities to ours: what is too little for it (-1.0) is too little for us
   * ({@link dev.parley.call.Certainty#LEAST}).
   */
  private static final double SCALE = 0.8;

  private TranscriptJson() {}

  static ServedAnswer read(byte[] body) throws JsonProcessingException {
    JsonNode json;
    try {
      json = JSON.readTree(body);
    } catch (JsonProcessingException e) {
      throw e;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (json == null || !json.path("text").isTextual()) {
      return new ServedAnswer.Failed("the answer has no text");
    }
    JsonNode segments = json.path("segments");
    return segments.isArray() && !segments.isEmpty() && segments.path(0).has("avg_logprob")
        ? ofSegments(segments)
        : new ServedAnswer.Words(
            json.path("text").asText().strip(), ofTokens(json.path("logprobs")));
  }

  private static ServedAnswer ofSegments(JsonNode segments) {
    StringBuilder text = new StringBuilder();
    double sum = 0;
    double weights = 0;
    for (JsonNode segment : segments) {
      double probability = segment.path("avg_logprob").asDouble();
      if (segment.path("compression_ratio").asDouble() > MOST_REPEATED) {
        return new ServedAnswer.Failed("the answer repeats itself");
      }
      if (segment.path("no_speech_prob").asDouble() > NO_SPEECH && probability < LEAST) {
        continue;
      }
      int weight = Math.max(1, segment.path("tokens").size());
      sum += probability * weight;
      weights += weight;
      text.append(' ').append(segment.path("text").asText().strip());
    }
    return new ServedAnswer.Words(
        text.toString().strip(), weights == 0 ? null : Math.min(0, SCALE * sum / weights));
  }

  private static @Nullable Double ofTokens(JsonNode tokens) {
    double sum = 0;
    for (JsonNode token : tokens) {
      sum += token.path("logprob").asDouble();
    }
    return tokens.isEmpty() ? null : (Double) Math.min(0, sum / tokens.size());
  }
}
