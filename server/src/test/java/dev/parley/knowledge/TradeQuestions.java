package dev.parley.knowledge;

import dev.parley.call.KnowledgeId;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/** The knowledge base of a trade, and what its callees ask. */
record TradeQuestions(String trade, KnowledgeBase base, List<Question> questions) {
  /** By which the weights of {@link Evidence} were fitted. */
  static final List<String> FITTED = List.of("dental", "heating", "staffing", "solar", "moving");

  /** By which nothing was. */
  static final List<String> HELD_OUT = List.of("held/vet", "held/internet");

  /**
   * What somebody asks.
   *
   * @param answer the words that answer it, "" where the base has none
   */
  record Question(String text, String answer) {}

  static TradeQuestions of(String trade) {
    List<KnowledgeItem> items = new ArrayList<>();
    List<String[]> pairs = new ArrayList<>();
    List<Question> questions = new ArrayList<>();
    String part = "";
    String text = "";
    for (String line : lines(trade)) {
      if (Set.of("pairs", "text", "asked").contains(line)) {
        part = line;
        continue;
      }
      String[] fields = line.split(" \\| ");
      switch (part) {
        case "pairs" -> {
          pairs.add(fields);
          items.add(new KnowledgeItem.Pair(id(line), fields[1], fields[2]));
        }
        case "text" -> {
          text = line;
          items.add(new KnowledgeItem.Text(id(line), "", line));
        }
        default -> questions.add(new Question(fields[1], answer(fields[0], pairs, text)));
      }
    }
    return new TradeQuestions(
        trade,
        new KnowledgeBase(new KnowledgeId(id(trade)), trade, 1, Instant.EPOCH, items),
        questions);
  }

  /** The answer of a pair by its key, or the sentence of the text that has the key. */
  private static String answer(String key, List<String[]> pairs, String text) {
    if (key.equals("none")) {
      return "";
    }
    return pairs.stream()
        .filter(pair -> pair[0].equals(key))
        .map(pair -> pair[2])
        .findFirst()
        .orElseGet(() ->
            Passages.of(text).stream()
                .map(Passages.Passage::said)
                .filter(said -> said.contains(key))
                .findFirst()
                .orElseThrow(
                    () -> new IllegalArgumentException("No sentence has \"" + key + "\".")));
  }

  private static UUID id(String of) {
    return UUID.nameUUIDFromBytes(of.getBytes(StandardCharsets.UTF_8));
  }

  private static List<String> lines(String trade) {
    try (InputStream in = TradeQuestions.class.getResourceAsStream(trade + ".txt")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
