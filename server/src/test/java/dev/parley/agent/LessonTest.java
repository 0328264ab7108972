package dev.parley.agent;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LessonTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static JsonNode draft(String examples) {
    try {
      return JSON.readTree(
          """
          {"unknown": 7, "nodes": [
            {"type": "nonsense", "id": "other"},
            {"type": "start", "id": "ask", "outcomes": {"prompt": [
              {"id": "yes", "label": "can", "examples": %s, "next": "gone"},
              {"id": "no", "label": "cannot"}]}}]}
          """
              .formatted(examples));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void whatIsLearntComesFirstAndAllElseStays() {
    JsonNode before = draft("[\"Sure.\"]");
    JsonNode was = before.deepCopy();
    assertThat(Lesson.add(before, "ask", "yes", " I'll manage. "))
        .isInstanceOfSatisfying(
            Lesson.Added.class,
            added ->
                assertThat(added.document()).isEqualTo(draft("[\"I'll manage.\", \"Sure.\"]")));
    assertThat(before).isEqualTo(was);
    assertThat(Lesson.add(before, "ask", "no", "I won't."))
        .isInstanceOfSatisfying(
            Lesson.Added.class,
            added ->
                assertThat(added.document().at("/nodes/1/outcomes/prompt/1/examples").toString())
                    .isEqualTo("[\"I won't.\"]"));
  }

  @Test
  void whatIsKnownIsNotLearntTwice() {
    assertThat(Lesson.add(draft("[\"Sure.\"]"), "ask", "yes", "sure."))
        .isEqualTo(new Lesson.Known());
  }

  @ParameterizedTest
  @CsvSource({
    "gone, yes, Yes., unknown_node, gone",
    "other, yes, Yes., unknown_outcome, none",
    "ask, maybe, Yes., unknown_outcome, '\"yes\", \"no\"'",
    "ask, no, SURE., example_of_another, '\"yes\"'"
  })
  void whatTheDraftHasNoPlaceForIsRefusedWithWhy(
      String node, String outcome, String reply, String code, String told) {
    refused(Lesson.add(draft("[\"Sure.\"]"), node, outcome, reply), code, told);
  }

  @Test
  void examplesAreSoManyAndSoLong() {
    ArrayNode many = JSON.createArrayNode();
    for (int i = 0; i < 50; i++) {
      many.add("Example " + i);
    }
    refused(Lesson.add(draft(many.toString()), "ask", "yes", "Yes."), "too_many_examples", "50");
    refused(Lesson.add(draft("[]"), "ask", "yes", "y".repeat(501)), "example_too_long", "501");
    many.remove(0);
    assertThat(Lesson.add(draft(many.toString()), "ask", "yes", "y".repeat(500)))
        .isInstanceOf(Lesson.Added.class);
  }

  private static void refused(Lesson lesson, String code, String told) {
    assertThat(lesson)
        .isInstanceOfSatisfying(
            Lesson.Refused.class,
            refused -> {
              assertThat(refused.code()).isEqualTo(code);
              assertThat(refused.message()).contains(told);
            });
  }
}
