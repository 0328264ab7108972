package dev.parley.tts;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.outbound.Endpoint;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * How a server is asked to speak. All of them are asked by one POST for one text, and answer with
 * bare samples as they make them: mono, signed, 16 bits, the low byte first.
 */
public enum VoiceProtocol {
  /**
   * OpenAI's {@code /audio/speech}, as many servers speak it: "pcm" is 24 kHz without a header
   * (platform.openai.com/docs/guides/text-to-speech, "Supported output formats").
   */
  OPENAI(24_000, 0.25, 4) {
    @Override
    URI address(Endpoint endpoint, String voice) {
      return endpoint.at("/audio/speech");
    }

    @Override
    ObjectNode body(Endpoint endpoint, String text, String voice) {
      return JSON.createObjectNode()
          .put("model", endpoint.model())
          .put("input", text)
          .put("voice", voice)
          .put("response_format", "pcm");
    }

    @Override
    ObjectNode paced(ObjectNode body, double speed) {
      return body.put("speed", speed);
    }
  },

  /**
   * ElevenLabs' {@code /text-to-speech/{voice}/stream}
   * (elevenlabs.io/docs/api-reference/text-to-speech/stream). 16 kHz is in every plan and as much
   * as a line carries; the pace has limits of its own.
   */
  ELEVENLABS(16_000, 0.7, 1.2) {
    @Override
    URI address(Endpoint endpoint, String voice) {
      return endpoint.at(
          "/text-to-speech/%s/stream?output_format=pcm_%d".formatted(escaped(voice), rate()));
    }

    @Override
    ObjectNode body(Endpoint endpoint, String text, String voice) {
      return JSON.createObjectNode().put("text", text).put("model_id", endpoint.model());
    }

    @Override
    ObjectNode paced(ObjectNode body, double speed) {
      body.putObject("voice_settings").put("speed", speed);
      return body;
    }

    @Override
    Map.Entry<String, String> authority(String key) {
      return Map.entry("xi-api-key", key);
    }
  },

  /**
   * Deepgram's {@code /speak} (developers.deepgram.com/reference/text-to-speech/speak-request),
   * where a voice is a model. It knows no pace in this form.
   */
  DEEPGRAM(24_000, 1, 1) {
    @Override
    URI address(Endpoint endpoint, String voice) {
      return endpoint.at(
          "/speak?model=%s&encoding=linear16&sample_rate=%d&container=none"
              .formatted(escaped(voice), rate()));
    }

    @Override
    ObjectNode body(Endpoint endpoint, String text, String voice) {
      return JSON.createObjectNode().put("text", text);
    }

    @Override
    ObjectNode paced(ObjectNode body, double speed) {
      return body;
    }

    @Override
    Map.Entry<String, String> authority(String key) {
      return Map.entry("Authorization", "Token " + key);
    }
  };

  private static final ObjectMapper JSON = new ObjectMapper();

  private final int rate;
  private final double slowest;
  private final double fastest;

  VoiceProtocol(int rate, double slowest, double fastest) {
    this.rate = rate;
    this.slowest = slowest;
    this.fastest = fastest;
  }

  /** Samples a second of what comes. */
  int rate() {
    return rate;
  }

  abstract URI address(Endpoint endpoint, String voice);

  abstract ObjectNode body(Endpoint endpoint, String text, String voice);

  abstract ObjectNode paced(ObjectNode body, double speed);

  /** The header that says who asks. */
  Map.Entry<String, String> authority(String key) {
    return Map.entry("Authorization", "Bearer " + key);
  }

  /** What is asked; the pace is named only where it is another than the voice's own. */
  String request(Endpoint endpoint, String text, String voice, double speed) {
    ObjectNode body = body(endpoint, text, voice);
    double pace = Math.clamp(speed, slowest, fastest);
    return (pace == 1 ? body : paced(body, pace)).toString();
  }

  Map<String, String> headers(Endpoint endpoint) {
    Map<String, String> headers = new HashMap<>();
    headers.put("Content-Type", "application/json");
    Endpoint.Key key = endpoint.key();
    if (key != null) {
      Map.Entry<String, String> authority = authority(key.value());
      headers.put(authority.getKey(), authority.getValue());
    }
    return Map.copyOf(headers);
  }

  private static String escaped(String part) {
    return URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
