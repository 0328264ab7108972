package dev.parley.tts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ClausesTest {
  @Test
  void cutsAfterSentences() {
    assertThat(Clauses.of("Hello there. Is Mr. Smith in? It is J. K. Lee at 9 a.m. today."))
        .containsExactly("Hello there.", "Is Mr. Smith in?", "It is J. K. Lee at 9 a.m. today.");
  }

  @Test
  void cutsALongFirstSentenceAtAPauseThatLeavesEnough() {
    assertThat(
            Clauses.of(
                "Hi, this is the office, calling about your appointment. One, two, a b c d."))
        .containsExactly(
            "Hi, this is the office,", "calling about your appointment.", "One, two, a b c d.");
    assertThat(Clauses.of("Would you like that, Anna?")).hasSize(1);
  }

  @Test
  void leavesNothingTooLong() {
    assertThat(Clauses.of("word ".repeat(500))).allMatch(piece -> piece.length() <= 280);
    assertThat(Clauses.of("x".repeat(1000))).allMatch(piece -> piece.length() <= 280);
    assertThat(Clauses.of("  ")).isEmpty();
  }
}
