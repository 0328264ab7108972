package dev.parley.tts;

import java.nio.file.Path;
import java.util.List;

/**
 * What a home adds to the voices.
 *
 * @param pronunciations of names, in {@code pronunciations.txt}
 * @param piper models of Piper voices, in {@code voices}
 */
public record HomeVoices(Pronunciations pronunciations, List<Path> piper) {
  /** Nothing. */
  public static final HomeVoices NONE = new HomeVoices(Pronunciations.NONE, List.of());

  public HomeVoices {
    piper = List.copyOf(piper);
  }

  /**
   * What is in a home.
   *
   * @throws TtsException if it cannot be read
   */
  public static HomeVoices in(Path home) {
    return new HomeVoices(Pronunciations.in(home), PiperFile.in(home.resolve("voices")));
  }

  /** The same with more pronunciations, which count before its own. */
  public HomeVoices with(Pronunciations more) {
    return new HomeVoices(pronunciations.and(more), piper);
  }
}
