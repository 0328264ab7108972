package dev.parley.brain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.agent.Suggestions;
import dev.parley.embedding.TextEmbedding;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Which replies that a model wrote can be examples. */
class ExampleSieveTest {
  /** Places texts by how many words they have of coming, of not coming and of another day. */
  private static final TextEmbedding WORDS =
      new TextEmbedding() {
        private static final List<String> SIGNS =
            List.of("come|there|sure|yes", "cancel|no|stop", "day|later|move");

        @Override
        public float[] of(String text) {
          float[] place = new float[SIGNS.size() + 1];
          double sum = 0;
          for (int i = 0; i < SIGNS.size(); i++) {
            for (String word : text.toLowerCase(Locale.ROOT).split("\\W+", -1)) {
              place[i] += word.matches(SIGNS.get(i)) ? 1 : 0;
            }
          }
          place[SIGNS.size()] = text.length() % 7 / 20f;
          for (float each : place) {
            sum += each * each;
          }
          for (int i = 0; i < place.length; i++) {
            place[i] /= (float) Math.sqrt(Math.max(sum, 1e-9));
          }
          return place;
        }

        @Override
        public void close() {}
      };

  private static final List<Suggestions.Outcome> OUTCOMES =
      List.of(
          new Suggestions.Outcome("confirm", "will come", List.of(), true),
          new Suggestions.Outcome("cancel", "cancel it", List.of("No, stop it."), true),
          new Suggestions.Outcome("move", "another day", List.of("Make it later."), false));

  private static ExampleWriter.Result.Written sift(List<String> confirm, List<String> cancel) {
    return new ExampleSieve(WORDS, OUTCOMES).sift(List.of(confirm, cancel, List.of()));
  }

  private static List<String> confirming(String... replies) {
    return Objects.requireNonNull(sift(List.of(replies), List.of()).replies().get("confirm"));
  }

  @Test
  void aReplyThatIsNearestToItsOutcomeIsAnExample() {
    assertThat(confirming("Sure, I'll be there.")).containsExactly("Sure, I'll be there.");
  }

  @Test
  void oneThatIsNearerToAnotherLabelIsLeftOut() {
    ExampleWriter.Result.Written written =
        sift(List.of("I'd rather cancel.", "Yes, I come."), List.of());
    assertThat(written.replies().get("confirm")).containsExactly("Yes, I come.");
    assertThat(written.leftOut()).isEqualTo(1);
  }

  @Test
  void oneThatIsNearerToWhatAPersonWroteForAnotherIsLeftOut() {
    assertThat(confirming("Move that, later.")).isEmpty();
  }

  @Test
  void whatWasWrittenForTwoOutcomesIsOfNeither() {
    ExampleWriter.Result.Written written =
        sift(List.of("Yes, I come.", "No."), List.of("yes i come", "No, cancel."));
    assertThat(written.replies().get("confirm")).isEmpty();
    assertThat(written.replies().get("cancel")).containsExactly("No, cancel.");
  }

  @Test
  void whatIsKnownOrSaidTwiceIsNoMore() {
    assertThat(confirming("Will come!", "Sure.", "sure")).containsExactly("Sure.");
    assertThat(sift(List.of(), List.of("no, stop it")).replies().get("cancel")).isEmpty();
  }

  @Test
  void whatNobodySaysIsNoExample() {
    assertThat(
            confirming(
                "Yes [name], I come",
                "Yes, see https://a.example",
                "<|im_end|> yes",
                "yes\u0000",
                "yes " + "very ".repeat(40),
                "  “Sure thing.” "))
        .containsExactly("Sure thing.");
  }

  @Test
  void onlyOutcomesThatLackSomeGetAny() {
    assertThat(sift(List.of(), List.of()).replies()).containsOnlyKeys("confirm", "cancel");
    assertThat(sift(List.of(), List.of()).replies())
        .isEqualTo(Map.of("confirm", List.of(), "cancel", List.of()));
  }
}
