package dev.parley.bench.speech;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.parley.agent.Expects;
import dev.parley.bench.report.BenchException;
import dev.parley.brain.Question;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Replies whose meaning is known, in two halves. */
final class OutcomeReplies {
  private static final String NONE = "none";

  /** Which half a reply belongs to. */
  enum Half {
    TUNING("tuning"),
    HELD_OUT("held out");

    final String described;

    Half(String described) {
      this.described = described;
    }

    /** Even goes to tuning: the first byte of the SHA-256 of the question's name and the words. */
    static Half of(String node, String words) {
      try {
        byte[] hash =
            MessageDigest.getInstance("SHA-256")
                .digest((node + "\n" + words).getBytes(StandardCharsets.UTF_8));
        return hash[0] % 2 == 0 ? TUNING : HELD_OUT;
      } catch (NoSuchAlgorithmException e) {
        throw new BenchException("Java without SHA-256.", e);
      }
    }
  }

  /**
   * One of them.
   *
   * @param meaning the id of the outcome, null when it answers nothing
   */
  record Reply(String node, Question question, @Nullable String meaning, Half half) {}

  private record Described(
      String said,
      String expects,
      LinkedHashMap<String, Label> choices,
      LinkedHashMap<String, List<String>> replies) {}

  private record Label(String label, @Nullable List<String> examples) {}

  private OutcomeReplies() {}

  static List<Reply> load() {
    try (InputStream in =
        Objects.requireNonNull(
            OutcomeReplies.class.getResourceAsStream("outcome-replies.yaml"), "replies")) {
      Map<String, Described> nodes =
          new ObjectMapper(new YAMLFactory())
              .readValue(in, new TypeReference<LinkedHashMap<String, Described>>() {});
      List<Reply> replies = new ArrayList<>();
      nodes.forEach((name, node) -> replies.addAll(replies(name, node)));
      return List.copyOf(replies);
    } catch (IOException e) {
      throw new BenchException("The replies cannot be read.", e);
    }
  }

  private static List<Reply> replies(String name, Described node) {
    List<Question.Choice> choices = new ArrayList<>();
    node.choices()
        .forEach((id, label) ->
            choices.add(
                new Question.Choice(
                    id, label.label(), Objects.requireNonNullElse(label.examples(), List.of()))));
    Expects expects = Expects.valueOf(node.expects().toUpperCase(Locale.ROOT));
    List<Reply> replies = new ArrayList<>();
    node.replies()
        .forEach((meaning, all) ->
            all.forEach(words ->
                replies.add(
                    new Reply(
                        name,
                        new Question(node.said(), words, List.of(), expects, choices, List.of()),
                        meaning.equals(NONE) ? null : meaning,
                        Half.of(name, words)))));
    return replies;
  }
}
