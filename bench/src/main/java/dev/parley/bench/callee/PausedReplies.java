package dev.parley.bench.callee;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.parley.agent.Expects;
import dev.parley.bench.report.BenchException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** Replies with a pause in them, by what was asked for. */
public final class PausedReplies {
  private static final String FILE = "pause-replies.yaml";

  private PausedReplies() {}

  /**
   * A reply.
   *
   * @param text a bar marks the place of a pause
   * @param heldOut whether nothing was fitted to it
   */
  public record Reply(Expects expects, String text, boolean heldOut) {}

  /** Those that come with Parley, always in the same order. */
  public static List<Reply> load() {
    try (InputStream in =
        Objects.requireNonNull(PausedReplies.class.getResourceAsStream(FILE), FILE)) {
      Map<String, Map<String, List<String>>> kinds =
          new ObjectMapper(new YAMLFactory()).readValue(in, new TypeReference<>() {});
      List<Reply> replies = new ArrayList<>();
      kinds.forEach((kind, halves) ->
          halves.forEach((half, texts) ->
              texts.forEach(text ->
                  replies.add(
                      new Reply(
                          Expects.valueOf(kind.toUpperCase(Locale.ROOT)),
                          text,
                          half.equals("held_out"))))));
      return List.copyOf(replies);
    } catch (IOException e) {
      throw new BenchException("The replies with pauses cannot be read.", e);
    }
  }
}
