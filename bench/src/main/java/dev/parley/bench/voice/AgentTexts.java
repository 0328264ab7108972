package dev.parley.bench.voice;

import dev.parley.bench.report.BenchException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** What agents say: sentences, and values that they read back. */
final class AgentTexts {
  private AgentTexts() {}

  static List<String> sentences() {
    return lines("sentences.txt");
  }

  static List<SpokenValue> values() {
    return lines("values.txt").stream()
        .map(line -> line.split(" ", 2))
        .map(line ->
            new SpokenValue(SpokenValue.Kind.valueOf(line[0].toUpperCase(Locale.ROOT)), line[1]))
        .toList();
  }

  private static List<String> lines(String name) {
    try (InputStream in = Objects.requireNonNull(AgentTexts.class.getResourceAsStream(name))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank())
          .toList();
    } catch (IOException e) {
      throw new BenchException("The texts in %s cannot be read.".formatted(name), e);
    }
  }
}
