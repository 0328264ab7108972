package dev.parley.bench.speech;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.agent.Expects;
import dev.parley.bench.report.BenchException;
import dev.parley.brain.Question;
import dev.parley.language.intents.CalleeIntent;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Replies to callers of 34 trades of which the training data has none, by somebody who saw none of
 * that data. All of them are held out: nothing is tuned on them.
 */
final class TradeReplies {
  private static final String NONE = "none:";

  private TradeReplies() {}

  /**
   * One of them.
   *
   * @param meaning the id of the outcome, null when it answers nothing
   */
  record Reply(String trade, Question question, @Nullable String meaning, CalleeIntent intent) {
    /** The same reply in other words. */
    Reply as(String words) {
      return new Reply(
          trade,
          new Question(
              question.said(), words, List.of(), question.expects(), question.choices(), List.of()),
          meaning,
          intent);
    }
  }

  static List<Reply> load() {
    ObjectMapper json = new ObjectMapper();
    List<Reply> replies = new ArrayList<>();
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(
                    TradeReplies.class.getResourceAsStream("held-out-replies.jsonl"), "replies"),
                StandardCharsets.UTF_8))) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        if (!line.isBlank()) {
          replies.addAll(replies(json.readTree(line)));
        }
      }
    } catch (IOException e) {
      throw new BenchException("The replies cannot be read.", e);
    }
    return List.copyOf(replies);
  }

  private static List<Reply> replies(JsonNode node) {
    List<Question.Choice> choices = new ArrayList<>();
    node.path("outcomes")
        .forEach(each ->
            choices.add(
                new Question.Choice(each.path("id").asText(), each.path("label").asText())));
    Expects expects = Expects.valueOf(node.path("expects").asText().toUpperCase(Locale.ROOT));
    String said = node.path("question").asText();
    List<Reply> replies = new ArrayList<>();
    for (JsonNode each : node.path("replies")) {
      String label = each.path(0).asText();
      boolean none = label.startsWith(NONE);
      replies.add(
          new Reply(
              node.path("domain").asText(),
              new Question(said, each.path(1).asText(), List.of(), expects, choices, List.of()),
              none ? null : label,
              none ? intent(label.substring(NONE.length())) : CalleeIntent.ANSWER));
    }
    return replies;
  }

  private static CalleeIntent intent(String id) {
    return Arrays.stream(CalleeIntent.values())
        .filter(intent -> intent.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new BenchException("There is no intent \"%s\".".formatted(id)));
  }
}
