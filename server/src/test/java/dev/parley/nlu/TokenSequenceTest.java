package dev.parley.nlu;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TokenSequenceTest {
  /** Ids 0 to 199 are control tokens, but for the one that begins a label. */
  private final WordPiece words =
      WordPiece.of(
          IntStream.range(0, 300)
              .mapToObj(i ->
                  switch (i) {
                    case 100 -> "[UNK]";
                    case 101 -> "[CLS]";
                    case 102 -> "[SEP]";
                    case 200 -> "none";
                    case 201 -> "of";
                    case 202 -> "these";
                    case 203 -> "a";
                    case 204 -> "b";
                    default -> "[" + i + "]";
                  })
              .toList());

  @Test
  void aReplyStartsAtZeroBetweenItsControlTokens() {
    TokenSequence reply = TokenSequence.reply(words, "a b a");
    assertThat(reply.ids()).containsExactly(101, 203, 204, 203, 102);
    assertThat(reply.places()).containsExactly(0, 1, 2, 3, 4);
    assertThat(reply.kind()).isZero();
  }

  @Test
  void aLongReplyKeepsItsBeginningAndMoreOfItsEnd() {
    List<String> all = new ArrayList<>(Collections.nCopies(30, "a"));
    all.addAll(Collections.nCopies(30, "b"));
    TokenSequence reply = TokenSequence.reply(words, String.join(" ", all));
    assertThat(reply.ids()).hasSize(42);
    assertThat(reply.ids().subList(1, 16)).containsOnly(203);
    assertThat(reply.ids().subList(16, 41)).containsOnly(204);
  }

  @Test
  void eachLabelOfAQuestionStartsAtTheSamePlaceAndThatOfNoneIsTheLast() {
    TokenSequence question = TokenSequence.question(words, "a b", List.of("b", "a a"));
    assertThat(question.ids())
        .containsExactly(203, 204, 102, 1, 204, 1, 203, 203, 1, 200, 201, 202);
    assertThat(question.places())
        .containsExactly(64, 65, 66, 128, 129, 128, 129, 130, 128, 129, 130, 131);
    assertThat(question.spans())
        .containsExactly(
            new TokenSequence.Span(3, 5),
            new TokenSequence.Span(5, 8),
            new TokenSequence.Span(8, 12));
  }

  @Test
  void ofALongQuestionTheLastWordsAreRead() {
    String said = "a ".repeat(60) + "b";
    TokenSequence question = TokenSequence.question(words, said, List.of());
    assertThat(question.ids().subList(0, 49)).hasSize(49).startsWith(203).endsWith(204, 102);
  }
}
