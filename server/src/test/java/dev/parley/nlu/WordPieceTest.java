package dev.parley.nlu;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class WordPieceTest {
  private final WordPiece tokenizer =
      new WordPiece(
          Map.of(
              "[CLS]", 101, "[SEP]", 102, "[UNK]", 100, "un", 1, "##aff", 2, "##able", 3, "a", 4,
              "##ff", 5, ".", 6));

  @Test
  void takesTheLongestPieces() {
    assertThat(tokenizer.tokens("Unaffable.")).containsExactly(101, 1, 2, 3, 6, 102);
    assertThat(tokenizer.tokens("aff")).containsExactly(101, 4, 5, 102);
  }

  @Test
  void knowsNoPartOfAWordItCannotFinish() {
    assertThat(tokenizer.tokens("unaffx a")).containsExactly(101, 100, 4, 102);
  }

  @Test
  void cutsWordsAndMarksApart() {
    assertThat(WordPiece.words("Don't, Café  naïve\tA/B $5 日本"))
        .containsExactly("don", "'", "t", ",", "cafe", "naive", "a", "/", "b", "$", "5", "日", "本");
  }

  @Test
  void leavesOutWhatIsTooLong() {
    assertThat(tokenizer.tokens("a ".repeat(1000))).hasSize(256).endsWith(4, 102);
  }
}
