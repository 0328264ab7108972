package dev.parley.records;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.call.CallEventExamples;
import dev.parley.call.EndReason;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class LenientRowsTest {
  @Test
  void endReasonsAreKeptByTheWordsOfTheJournal() throws IOException {
    String words;
    try (InputStream in =
        Objects.requireNonNull(CallEventExamples.class.getResourceAsStream("end-reasons.txt"))) {
      words = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
    assertThat(words.lines())
        .hasSize(EndReason.values().length)
        .allSatisfy(word -> {
          String kept = word.toUpperCase(Locale.ROOT);
          assertThat(LenientRows.endReason(kept).word()).isEqualTo(word);
          assertThat(LenientRows.word(LenientRows.endReason(kept))).isEqualTo(kept);
        });
    assertThat(LenientRows.endReason("ABDUCTED")).isEqualTo(EndReason.INTERNAL_ERROR);
  }
}
