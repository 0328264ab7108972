package dev.parley.tts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How names are said that voices read wrongly, as whoever runs Parley wrote it down: "Siobhan =
 * shi-VAWN". They hold for all voices.
 */
public final class Pronunciations {
  /** None. */
  public static final Pronunciations NONE = new Pronunciations(Map.of());

  /** The file in the home. */
  public static final String FILE = "pronunciations.txt";

  private static final Pattern RESPELLED = Pattern.compile("[A-Za-z]+(?:[-' ]+[A-Za-z]+)*");

  private final Map<String, String> words;
  private final Pattern any;

  private Pronunciations(Map<String, String> words) {
    this.words = words;
    any =
        Pattern.compile(
            words.keySet().stream()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .map(Pattern::quote)
                .collect(Collectors.joining("|", "(?<![\\p{L}\\p{N}])(?:", ")(?![\\p{L}\\p{N}])")));
  }

  /**
   * Those in the home; none where there is no such file.
   *
   * @throws TtsException if a line is not as it should be
   */
  public static Pronunciations in(Path home) {
    Path file = home.resolve(FILE);
    try {
      return Files.exists(file) ? of(Files.readAllLines(file), file.toString()) : NONE;
    } catch (IOException e) {
      throw new TtsException("%s cannot be read; it must be text in UTF-8.".formatted(file), e);
    }
  }

  /**
   * Reads lines such as "Siobhan = shi-VAWN"; what follows a # is for people.
   *
   * @param where they come from, for messages
   */
  public static Pronunciations of(List<String> lines, String where) {
    Map<String, String> words = new LinkedHashMap<>();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).replace("\uFEFF", "").replaceFirst("#.*", "").strip();
      String[] sides = line.split("\\s*=\\s*", -1);
      if (line.isEmpty()) {
        continue;
      }
      boolean good =
          sides.length == 2 && !sides[0].isEmpty() && RESPELLED.matcher(sides[1]).matches();
      if (!good) {
        throw new TtsException(
            "%s, line %d is \"%s\"; write a name and how it is said in syllables of plain letters, the stressed one in capitals, for example: Siobhan = shi-VAWN"
                .formatted(where, i + 1, line));
      }
      words.put(sides[0], sides[1]);
      words.putIfAbsent(sides[0].toUpperCase(Locale.ROOT), sides[1]);
    }
    return words.isEmpty() ? NONE : new Pronunciations(words);
  }

  /** These and others, which count where both know a name. */
  public Pronunciations and(Pronunciations others) {
    Map<String, String> both = new LinkedHashMap<>(words);
    both.putAll(others.words);
    return both.isEmpty() ? NONE : new Pronunciations(both);
  }

  /** A text in which the names are written as they are said. */
  String respelled(String text) {
    return words.isEmpty()
        ? text
        : any.matcher(text)
            .replaceAll(name ->
                Matcher.quoteReplacement(
                    Respelling.plain(words.getOrDefault(name.group(), name.group()))));
  }

  /** The phonemes of the words that a text has in place of the names. */
  Map<String, String> phonemes() {
    Map<String, String> phonemes = new HashMap<>();
    List<String> respelled = new ArrayList<>();
    words.values().forEach(said -> respelled.addAll(List.of(said.split(" +", -1))));
    for (String word : respelled) {
      Respelling.phonemes(word).ifPresent(said -> phonemes.put(Respelling.plain(word), said));
    }
    return Map.copyOf(phonemes);
  }
}
