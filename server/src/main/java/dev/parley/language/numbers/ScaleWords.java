package dev.parley.language.numbers;

import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The words for what numbers are counted in: hundreds, thousands, dozens. */
final class ScaleWords {
  private static final Map<String, BigDecimal> SCALES =
      Map.ofEntries(
          Map.entry("hundred", BigDecimal.valueOf(100)),
          Map.entry("hundreds", BigDecimal.valueOf(100)),
          Map.entry("hundo", BigDecimal.valueOf(100)),
          Map.entry("thousand", BigDecimal.valueOf(1_000)),
          Map.entry("thousands", BigDecimal.valueOf(1_000)),
          Map.entry("k", BigDecimal.valueOf(1_000)),
          Map.entry("grand", BigDecimal.valueOf(1_000)),
          Map.entry("million", BigDecimal.valueOf(1_000_000)),
          Map.entry("mil", BigDecimal.valueOf(1_000_000)),
          Map.entry("mill", BigDecimal.valueOf(1_000_000)),
          Map.entry("billion", BigDecimal.valueOf(1_000_000_000)),
          Map.entry("bn", BigDecimal.valueOf(1_000_000_000)),
          Map.entry("trillion", BigDecimal.valueOf(1_000_000_000_000L)),
          Map.entry("lakh", BigDecimal.valueOf(100_000)),
          Map.entry("lakhs", BigDecimal.valueOf(100_000)),
          Map.entry("crore", BigDecimal.valueOf(10_000_000)),
          Map.entry("crores", BigDecimal.valueOf(10_000_000)),
          Map.entry("dozen", BigDecimal.valueOf(12)));

  private ScaleWords() {}

  /** What a word multiplies by; null if it is no such word. */
  static @Nullable BigDecimal of(String word) {
    return SCALES.get(word);
  }

  static boolean has(String word) {
    return SCALES.containsKey(word);
  }

  /** What a word multiplies by, 1 if it is no such word. */
  static long factor(String word) {
    return SCALES.getOrDefault(word, BigDecimal.ONE).longValue();
  }
}
