package dev.parley.brain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.agent.Expects;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Labelled replies to eight questions, and how well a brain tells their meanings. */
final class Replies {
  private Replies() {}

  /** One reply and what it means; {@code none} where it answers nothing. */
  record Labelled(Question question, String meaning) {}

  /**
   * How it went.
   *
   * @param right replies that mean something and were understood
   * @param wrong those that were misunderstood
   * @param asked those of which none was chosen, so that the callee is asked again
   * @param noneRight replies that answer nothing and were taken so
   * @param noneWrong those that were taken for an answer
   */
  record Score(int right, int wrong, int asked, int noneRight, int noneWrong) {
    /** The share of decisions that were right. */
    double accuracy() {
      return (double) right / (right + wrong);
    }

    /** The share of answers that were decided at all. */
    double coverage() {
      return (double) (right + wrong) / (right + wrong + asked);
    }

    /** The share of replies that answer nothing and were taken so. */
    double none() {
      return (double) noneRight / (noneRight + noneWrong);
    }
  }

  static Score score(Brain brain, String half) throws InterruptedException {
    int right = 0;
    int wrong = 0;
    int asked = 0;
    int noneRight = 0;
    int noneWrong = 0;
    for (Labelled reply : read(half)) {
      String chosen = brain.judge(reply.question()).outcome();
      if (reply.meaning().equals("none")) {
        noneRight += chosen == null ? 1 : 0;
        noneWrong += chosen == null ? 0 : 1;
      } else if (chosen == null) {
        asked++;
      } else if (chosen.equals(reply.meaning())) {
        right++;
      } else {
        wrong++;
      }
    }
    return new Score(right, wrong, asked, noneRight, noneWrong);
  }

  /** The replies of one half, {@code dev} or {@code test}. */
  static List<Labelled> read(String half) {
    try (InputStream nodes = open("reply-nodes.json");
        InputStream lines = open("replies.tsv")) {
      JsonNode questions = new ObjectMapper().readTree(nodes);
      return new String(lines.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split("\t", -1))
          .filter(fields -> fields[1].equals(half))
          .map(fields -> new Labelled(question(questions.path(fields[0]), fields[3]), fields[2]))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Question question(JsonNode node, String reply) {
    List<Question.Choice> choices = new ArrayList<>();
    for (JsonNode choice : node.path("choices")) {
      List<String> words = choice.valueStream().map(JsonNode::asText).toList();
      choices.add(new Question.Choice(words.get(0), words.get(1), words.subList(2, words.size())));
    }
    return new Question(
        node.path("said").asText(),
        reply,
        List.of(),
        Expects.valueOf(node.path("expects").asText()),
        choices,
        List.of());
  }

  private static InputStream open(String name) {
    return Objects.requireNonNull(Replies.class.getResourceAsStream(name), name);
  }
}
